package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.World;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Checkout Sessions, their intents and charges, over the wire. */
final class StripeSessions {

    static final String PATH = "/checkout/sessions";

    private static final String INTENTS = "/payment_intents/";
    private static final String CHARGES = "/charges/";
    private static final Set<String> FILTERS =
            Set.of("limit", "starting_after", "ending_before", "created", "payment_intent", "status", "expand");
    private static final Set<String> BOUNDS = Set.of("gt", "gte", "lt", "lte");

    private final World world;
    private final StripeTill till;

    StripeSessions(World world, StripeTill till) {
        this.world = world;
        this.till = till;
    }

    ObjectNode make(ObjectNode asked, String base) {
        var wanted = SessionRules.read(asked, world.now());
        var expand = Expand.of(asked.path("expand"), Expand.SESSION);
        return StripeJson.session(till.open(wanted, asked, base), expand);
    }

    ObjectNode expire(String path, ObjectNode asked) {
        StripeFields.allow(asked, "", Set.of("expand"));
        var expand = Expand.of(asked.path("expand"), Expand.SESSION);
        var id = path.substring(PATH.length() + 1, path.length() - "/expire".length());
        var payment = session(id);
        if (!till.expire(payment)) {
            throw StripeProblem.failed(
                    "",
                    "",
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status"
                            + " of " + StripeJson.status(payment) + ".");
        }
        return StripeJson.session(payment, expand);
    }

    ObjectNode look(String path, ObjectNode asked) {
        if (path.equals(PATH)) {
            return list(asked);
        }
        StripeFields.allow(asked, "", Set.of("expand"));
        if (path.startsWith(PATH + "/")) {
            var payment = session(path.substring(PATH.length() + 1));
            return StripeJson.session(payment, Expand.of(asked.path("expand"), Expand.SESSION));
        }
        if (path.startsWith(INTENTS)) {
            var id = path.substring(INTENTS.length());
            var payment = byIntent(till, id);
            return StripeJson.intent(payment, Expand.of(asked.path("expand"), Expand.INTENT));
        }
        if (path.startsWith(CHARGES)) {
            var id = path.substring(CHARGES.length());
            var payment = find(till, known -> StripeIds.charge(known).equals(id), "charge", id);
            return StripeJson.charge(payment, Expand.of(asked.path("expand"), Expand.CHARGE));
        }
        throw new StripeProblem(404, "invalid_request_error", "", "Unrecognized request URL (GET: /v1" + path + ").");
    }

    private SimulatedPayment session(String id) {
        return till.find(id).orElseThrow(() -> StripeProblem.missing("checkout.session", "session", id));
    }

    /** Nobody has an intent before somebody has tried to pay. */
    static SimulatedPayment byIntent(StripeTill till, String id) {
        return find(till, known -> StripeIds.intent(known).equals(id), "payment_intent", id);
    }

    static SimulatedPayment find(StripeTill till, Predicate<SimulatedPayment> hit, String what, String id) {
        return till.all().stream()
                .filter(known -> known.tries() > 0 && hit.test(known))
                .findFirst()
                .orElseThrow(() -> StripeProblem.missing(what, what.equals("charge") ? "id" : "intent", id));
    }

    private ObjectNode list(ObjectNode asked) {
        StripeFields.allow(asked, "", FILTERS);
        var intent = StripeFields.text(asked, "", "payment_intent", 100);
        var status = StripeFields.oneOf(asked, "status", Set.of("open", "complete", "expired"), "");
        var created = created(asked);
        var expand = Expand.ofList(asked.path("expand"), Expand.SESSION);
        var all = till.all().reversed().stream()
                .filter(payment ->
                        status.isEmpty() || StripeJson.status(payment).equals(status))
                .filter(payment -> intent.isEmpty()
                        || (payment.tries() > 0 && StripeIds.intent(payment).equals(intent)))
                .filter(created)
                .toList();
        return StripePage.of(
                "/v1" + PATH, all, asked, SimulatedPayment::id, payment -> StripeJson.session(payment, expand));
    }

    private static Predicate<SimulatedPayment> created(ObjectNode asked) {
        var bounds = asked.path("created");
        if (bounds.isString()) {
            var exactly = StripeFields.number(asked, "", "created", 0);
            return payment -> payment.order().created().getEpochSecond() == exactly;
        }
        StripeFields.allow(bounds, "created", BOUNDS);
        var more = StripeFields.number(bounds, "created", "gt", -1);
        var from = StripeFields.number(bounds, "created", "gte", 0);
        var less = StripeFields.number(bounds, "created", "lt", Long.MAX_VALUE);
        var to = StripeFields.number(bounds, "created", "lte", Long.MAX_VALUE);
        return payment -> {
            var at = payment.order().created().getEpochSecond();
            return at > more && at >= from && at < less && at <= to;
        };
    }
}
