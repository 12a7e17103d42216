package io.neurocards.payments.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.wire.Fields;
import io.neurocards.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A session of Checkout, with its money where Stripe was asked for it, as a payment. */
record StripePayment(Session session) {

    /** The name in {@code metadata} under which our id of a payment stands. */
    static final String PAYMENT = "payment";

    /** How {@link Session} is asked for with what its money became. */
    static final String MONEY = "payment_intent.latest_charge.balance_transaction";

    private static final Set<String> OVER = Set.of("requires_payment_method", "canceled");
    private static final Pattern WORD = Pattern.compile("[0-9a-z_]{1,64}");
    private static final long MOST = 1_000_000_000_000L;

    /** Returns whether it is for one payment, and not for a subscription or a saved card, which we never ask for. */
    boolean isPayment() {
        return session.getMode() == null || session.getMode().equals("payment");
    }

    /**
     * Reads it.
     *
     * @param isTestKey whether it was asked for with a key that moves no money, whatever a field says
     * @return nothing when a field that has to be there is not, or says what we don't know
     */
    Optional<GatewayPayment> read(boolean isTestKey) {
        var id = session.getId();
        var state = state();
        var amount = money(session.getAmountTotal(), session.getCurrency());
        var created = session.getCreated();
        if (id == null
                || !StripeApi.SESSION.matcher(id).matches()
                || state == null
                || amount.isEmpty()
                || created == null
                || created < 0
                || created > MOST) {
            return Optional.empty();
        }
        var refunded = refunded(amount.get());
        return refunded.map(back -> new GatewayPayment(
                id,
                order(),
                state,
                amount.get(),
                back,
                fee(amount.get()),
                isTestKey || !Boolean.TRUE.equals(session.getLivemode()),
                state == State.CANCELLED ? reason() : null,
                Instant.ofEpochSecond(created)));
    }

    /** Money that is not there before the session is complete is neither there because nothing is to be paid. */
    private @Nullable State state() {
        var status = text(session.getStatus());
        var payment = text(session.getPaymentStatus());
        var isComplete = status.equals("complete");
        if (payment.equals("paid") || (payment.equals("no_payment_required") && isComplete)) {
            return State.PAID;
        }
        return switch (status) {
            case "open" -> State.WAITING;
            case "expired" -> State.CANCELLED;
            case "complete" -> payment.equals("unpaid") ? (isOver() ? State.CANCELLED : State.WAITING) : null;
            default -> null;
        };
    }

    /** A bank that was to pay later did not: Stripe wants another way of paying from a customer who has left. */
    private boolean isOver() {
        var intent = intent();
        return intent != null && OVER.contains(text(intent.getStatus()));
    }

    private @Nullable String reason() {
        if (text(session.getStatus()).equals("expired")) {
            return "expired";
        }
        var intent = intent();
        var error = intent == null ? null : intent.getLastPaymentError();
        var word = error == null ? "" : text(error.getCode());
        return WORD.matcher(word).matches() ? word : "payment_failed";
    }

    private Optional<UUID> order() {
        var metadata = session.getMetadata();
        var kept = metadata == null ? null : metadata.get(PAYMENT);
        return Fields.id(text(kept == null ? session.getClientReferenceId() : kept));
    }

    private @Nullable PaymentIntent intent() {
        return session.getPaymentIntentObject();
    }

    private @Nullable Charge charge() {
        var intent = intent();
        return intent == null ? null : intent.getLatestChargeObject();
    }

    private Optional<Money> refunded(Money amount) {
        var charge = charge();
        return charge == null || charge.getAmountRefunded() == null
                ? Optional.of(new Money(amount.currency(), 0))
                : money(charge.getAmountRefunded(), charge.getCurrency())
                        .filter(back -> back.currency().equals(amount.currency()));
    }

    private Optional<Money> fee(Money amount) {
        var charge = charge();
        var booked = charge == null ? null : charge.getBalanceTransactionObject();
        return booked == null
                ? Optional.empty()
                : money(booked.getFee(), booked.getCurrency())
                        .filter(fee -> fee.currency().equals(amount.currency()));
    }

    /** Reads minor units with the currency in small letters. */
    static Optional<Money> money(@Nullable Long minor, @Nullable String currency) {
        var code = text(currency).toUpperCase(Locale.ROOT);
        return minor != null && minor >= 0 && minor <= MOST && Money.isCurrency(code)
                ? Optional.of(new Money(code, minor))
                : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
