package io.neurocards.payments.stripe;

import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.wire.Fields;
import io.neurocards.payments.wire.Reply;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money back by Stripe, which may forget keys of idempotency after a day: a refund of ours is looked for among those of its
 * payment before it is asked for.
 */
final class StripeRefunds {

    /** The name in {@code metadata} under which our id of a refund stands. */
    private static final String REFUND = "refund";

    /** More refunds of one payment than anybody makes. */
    private static final int MOST_PAGES = 5;

    private final StripeApi api;

    StripeRefunds(StripeApi api) {
        this.api = api;
    }

    RefundResult refund(RefundRequest request) {
        if (!StripeApi.SESSION.matcher(request.payment()).matches()) {
            return new RefundResult.Refused("not a payment of Stripe");
        }
        return switch (api.session(
                request.payment(), SessionRetrieveParams.builder().build())) {
            case Reply.Done<Session>(var session) -> refund(request, session);
            case Reply.Missing<Session>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Refused<Session>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Unclear<Session>(var reason) -> new RefundResult.Unknown(reason);
        };
    }

    private RefundResult refund(RefundRequest request, Session session) {
        if (!request.payment().equals(session.getId())) {
            return new RefundResult.Unknown("the answer is not this payment");
        }
        var intent = session.getPaymentIntent();
        if (intent == null || !StripeApi.INTENT.matcher(intent).matches()) {
            return new RefundResult.Refused("nothing was paid");
        }
        var currency = request.amount().currency().toLowerCase(Locale.ROOT);
        if (!currency.equals(session.getCurrency())) {
            return new RefundResult.Refused("it was paid in another currency");
        }
        return earlier(request, intent).orElseGet(() -> ask(request, intent));
    }

    private RefundResult ask(RefundRequest request, String intent) {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .setAmount(request.amount().minor())
                .putMetadata(REFUND, request.refund().toString())
                .build();
        return switch (api.refund(params, request.refund())) {
            case Reply.Done<Refund>(var refund) -> read(refund);
            case Reply.Missing<Refund>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Refused<Refund>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Unclear<Refund>(var reason) -> new RefundResult.Unknown(reason);
        };
    }

    /** Returns what has become of it when it was asked for before, or that nobody can tell; nothing when it was not. */
    private Optional<RefundResult> earlier(RefundRequest request, String intent) {
        @Nullable String last = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var params = RefundListParams.builder().setPaymentIntent(intent).setLimit(StripeLists.PAGE);
            if (last != null) {
                params.setStartingAfter(last);
            }
            if (!(api.refunds(params.build()) instanceof Reply.Done<StripeCollection<Refund>>(var known))) {
                return Optional.of(new RefundResult.Unknown("the payment's earlier refunds are not known"));
            }
            for (var refund : known.getData()) {
                if (isOurs(refund, request)) {
                    return Optional.of(read(refund));
                }
            }
            if (!Boolean.TRUE.equals(known.getHasMore()) || known.getData().isEmpty()) {
                return Optional.empty();
            }
            last = known.getData().getLast().getId();
        }
        return Optional.of(new RefundResult.Unknown("the payment has too many refunds"));
    }

    private static boolean isOurs(Refund refund, RefundRequest request) {
        var metadata = refund.getMetadata();
        var ours = metadata == null ? null : metadata.get(REFUND);
        return ours != null && Fields.id(ours).equals(Optional.of(request.refund()));
    }

    RefundResult find(String reference) {
        if (!StripeApi.REFUND.matcher(reference).matches()) {
            return new RefundResult.Unknown("not a refund of Stripe");
        }
        return switch (api.refund(reference)) {
            case Reply.Done<Refund>(var refund) -> read(refund);
            case Reply.Missing<Refund>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Refused<Refund>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Unclear<Refund>(var reason) -> new RefundResult.Unknown(reason);
        };
    }

    private RefundResult read(Refund refund) {
        var id = refund.getId();
        if (id == null || !StripeApi.REFUND.matcher(id).matches() || refund.getStatus() == null) {
            return new RefundResult.Unknown("the answer is no refund");
        }
        return switch (refund.getStatus()) {
            case "succeeded" -> new RefundResult.Done(id);
            case "pending", "requires_action" -> new RefundResult.Pending(id);
            case "failed", "canceled" ->
                new RefundResult.Refused(
                        refund.getStatus() + ": " + api.shown(String.valueOf(refund.getFailureReason())));
            default -> new RefundResult.Unknown("the refund's status is not known");
        };
    }
}
