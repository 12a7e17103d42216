package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.SimulatedRefund;
import io.neurocards.shared.Money;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Refunds over the wire. */
final class StripeRefunds {

    static final String PATH = "/refunds";

    private static final Set<String> REFUND =
            Set.of("payment_intent", "charge", "amount", "reason", "metadata", "expand");
    private static final Set<String> REASONS = Set.of("duplicate", "fraudulent", "requested_by_customer");
    private static final Set<String> FILTERS =
            Set.of("limit", "starting_after", "ending_before", "payment_intent", "charge", "expand");

    private final StripeTill till;

    StripeRefunds(StripeTill till) {
        this.till = till;
    }

    private record Row(SimulatedPayment payment, SimulatedRefund refund) {}

    ObjectNode make(ObjectNode asked) {
        StripeFields.allow(asked, "", REFUND);
        StripeFields.oneOf(asked, "reason", REASONS, "");
        StripeFields.metadata(asked, "");
        var expand = Expand.of(asked.path("expand"), Expand.REFUND);
        var payment = payment(asked);
        if (payment.phase() != Phase.PAID) {
            throw StripeProblem.failed(
                    "",
                    "payment_intent_unexpected_state",
                    "This PaymentIntent does not have a successful charge to refund.");
        }
        if (payment.isDisputed()) {
            throw StripeProblem.failed("", "charge_disputed", "Charge has been charged back; it can't be refunded.");
        }
        var left = payment.refundable();
        if (left == 0) {
            throw StripeProblem.failed(
                    "",
                    "charge_already_refunded",
                    "Charge " + StripeIds.charge(payment) + " has already been refunded.");
        }
        var wanted = StripeFields.number(asked, "", "amount", left);
        if (wanted < 1) {
            throw StripeProblem.invalid("amount", "parameter_invalid_integer", "Invalid positive integer");
        }
        var amount = new Money(payment.order().amount().currency(), wanted);
        var refund = till.giveBack(payment, amount, asked)
                .orElseThrow(() -> StripeProblem.failed(
                        "amount", "", "Refund amount is greater than unrefunded amount on charge"));
        return StripeJson.refund(payment, refund, expand);
    }

    private SimulatedPayment payment(ObjectNode asked) {
        var intent = StripeFields.text(asked, "", "payment_intent", 100);
        var charge = StripeFields.text(asked, "", "charge", 100);
        if (intent.isEmpty() == charge.isEmpty()) {
            throw StripeProblem.invalid(
                    "payment_intent",
                    "parameter_missing",
                    "One of the following params should be provided for this request: payment_intent or charge.");
        }
        return intent.isEmpty()
                ? StripeSessions.find(till, known -> StripeIds.charge(known).equals(charge), "charge", charge)
                : StripeSessions.byIntent(till, intent);
    }

    ObjectNode look(String path, ObjectNode asked) {
        if (path.equals(PATH)) {
            return list(asked);
        }
        StripeFields.allow(asked, "", Set.of("expand"));
        var id = path.substring(PATH.length() + 1);
        var expand = Expand.of(asked.path("expand"), Expand.REFUND);
        return rows().stream()
                .filter(row -> row.refund().id().equals(id))
                .findFirst()
                .map(row -> StripeJson.refund(row.payment(), row.refund(), expand))
                .orElseThrow(() -> StripeProblem.missing("refund", "id", id));
    }

    private ObjectNode list(ObjectNode asked) {
        StripeFields.allow(asked, "", FILTERS);
        var intent = StripeFields.text(asked, "", "payment_intent", 100);
        var charge = StripeFields.text(asked, "", "charge", 100);
        var expand = Expand.ofList(asked.path("expand"), Expand.REFUND);
        var hits = rows().reversed().stream()
                .filter(row ->
                        intent.isEmpty() || StripeIds.intent(row.payment()).equals(intent))
                .filter(row ->
                        charge.isEmpty() || StripeIds.charge(row.payment()).equals(charge))
                .toList();
        return StripePage.of(
                "/v1" + PATH,
                hits,
                asked,
                row -> row.refund().id(),
                row -> StripeJson.refund(row.payment(), row.refund(), expand));
    }

    private List<Row> rows() {
        return till.all().stream()
                .flatMap(payment -> payment.refunds().stream().map(refund -> new Row(payment, refund)))
                .toList();
    }
}
