package io.neurocards.payments.checkout;

import io.neurocards.accounts.TestConsents;
import io.neurocards.accounts.standing.TestAdmission;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.books.Buyers;
import io.neurocards.payments.books.Crediting;
import io.neurocards.payments.books.EndRefund;
import io.neurocards.payments.books.PaymentEvents;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.RefundCredits;
import io.neurocards.payments.books.RefundRows;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's payments on a pair: what waits for its money, and what becomes of it when a gateway says that it is paid. */
public final class AttackedCheckout {

    /** What a payment is good for. */
    public static final int CREDITS = 5;

    private static final Money PRICE = new Money("USD", 500);
    private static final URI BACK = URI.create("https://neurocards.example/bought");
    private static final Duration DAY = Duration.ofDays(1);

    private final PaymentRows rows;
    private final CheckoutRows checkouts;
    private final ConfirmPayment confirm;
    private final Clock clock;

    public AttackedCheckout(JdbcClient jdbc, Decisions decisions, Ledger ledger, Clock clock) {
        this.clock = clock;
        rows = new PaymentRows(jdbc);
        checkouts = new CheckoutRows(jdbc);
        var events = new PaymentEvents(_ -> {}, clock);
        var refunds = new EndRefund(decisions, rows, new RefundRows(jdbc), new RefundCredits(ledger), events);
        var buyers = new Buyers(TestConsents.on(jdbc), TestAdmission.on(jdbc));
        confirm = new ConfirmPayment(
                decisions,
                rows,
                checkouts,
                new Crediting(ledger, events),
                new GatewayBack(refunds),
                new Acceptable(new TestMoney(false), buyers));
    }

    /** Has a payment wait for its money, and the gateway's page ready, within the caller's transaction. */
    public void begin(UUID payment, PersonId person) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var wish = new PurchaseWish(
                person, "credits-5", ScriptedGateway.NAME, Platform.WEBSITE, null, BACK, Locale.ENGLISH);
        rows.insert(new Payment(
                payment,
                person,
                wish.plan(),
                CREDITS,
                wish.gateway(),
                wish.platform(),
                PRICE.currency(),
                PRICE.minor(),
                PaymentStatus.PENDING,
                null,
                null,
                null,
                false,
                now,
                now.plus(DAY),
                null,
                null));
        checkouts.insert(payment, wish, null, now);
        checkouts.opened(payment, reference(payment), BACK, now.plus(DAY));
    }

    /** The gateway says that it is paid; returns what came of it. */
    public ConfirmPayment.Outcome paid(UUID payment) {
        var told = ScriptedGateway.payment(reference(payment), payment, State.PAID, PRICE);
        var asked = confirm.asked(ScriptedGateway.NAME, told.reference());
        return confirm.confirm(ScriptedGateway.NAME, told, asked);
    }

    private static String reference(UUID payment) {
        return "pay-" + payment;
    }
}
