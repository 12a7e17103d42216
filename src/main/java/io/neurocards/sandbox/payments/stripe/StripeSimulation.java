package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.Keys;
import io.neurocards.sandbox.payments.world.Keys.Kept;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's API, as much of it as selling once by Checkout needs. */
public final class StripeSimulation implements Simulation {

    private static final String KEY = "idempotency-key";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final String ERROR = "idempotency_error";
    private static final int LONGEST_KEY = 255;

    private final World world;
    private final AccountAccess access;
    private final StripeSessions sessions;
    private final StripeRefunds refunds;
    private final Keys keys = new Keys();
    private final ConcurrentMap<String, String> busy = new ConcurrentHashMap<>();

    public StripeSimulation(World world, StripeTill till, AccountAccess access) {
        this.world = world;
        this.access = access;
        this.sessions = new StripeSessions(world, till);
        this.refunds = new StripeRefunds(till);
    }

    @Override
    public String vendor() {
        return StripeTill.GATEWAY;
    }

    @Override
    public String operation(Call call) {
        var isGet = call.method().equals("GET");
        if (call.path().equals(StripeSessions.PATH)) {
            return isGet ? "list" : "create";
        }
        if (call.path().equals(StripeRefunds.PATH)) {
            return isGet ? "list" : "refund";
        }
        if (call.path().startsWith(StripeRefunds.PATH)) {
            return "look_refund";
        }
        if (call.path().endsWith("/expire")) {
            return "expire";
        }
        return call.path().startsWith(StripeSessions.PATH) || call.path().startsWith("/payment_intents") ? "look" : "";
    }

    @Override
    public Reply answer(Call call) {
        try {
            access.check(call);
            return switch (call.method()) {
                case "GET" -> look(call, StripeForm.read(call.query()));
                case "POST" -> once(call, form(call));
                default -> throw unknown(call);
            };
        } catch (StripeProblem e) {
            return e.reply();
        }
    }

    private static ObjectNode form(Call call) {
        var type = call.headers().getOrDefault("content-type", "");
        if (!call.text().isEmpty() && !type.startsWith("application/x-www-form-urlencoded")) {
            throw StripeProblem.invalid("", "", "Invalid request: the body must be form-encoded");
        }
        return StripeForm.read(call.text());
    }

    private Reply look(Call call, ObjectNode asked) {
        var path = call.path();
        if (path.equals(StripeRefunds.PATH) || path.startsWith(StripeRefunds.PATH + "/")) {
            return Reply.json(200, refunds.look(path, asked));
        }
        return Reply.json(200, sessions.look(path, asked));
    }

    /** The same key and the same parameters: the same answer, also when it was a failure of Stripe's. */
    private Reply once(Call call, ObjectNode asked) {
        var key = call.headers().getOrDefault(KEY, "");
        if (key.isEmpty()) {
            return act(call, asked);
        }
        if (key.length() > LONGEST_KEY) {
            throw new StripeProblem(400, ERROR, "", "Idempotency keys can be at most 255 characters long");
        }
        if (busy.putIfAbsent(key, call.path()) != null) {
            throw new StripeProblem(
                    409, ERROR, "idempotency_key_in_use", "There is another request in progress with this key");
        }
        try {
            var known = keys.find(key, world.now());
            if (known.isPresent()) {
                return replayed(known.get(), call, asked);
            }
            var reply = actOrFail(call, asked);
            keys.keep(key, new Kept(call.path(), asked, reply, world.now()));
            return reply;
        } finally {
            busy.remove(key);
        }
    }

    private static Reply replayed(Kept kept, Call call, ObjectNode asked) {
        if (!kept.where().equals(call.path()) || !kept.request().equals(asked)) {
            throw new StripeProblem(
                    400,
                    ERROR,
                    "",
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        }
        return kept.reply().with(REPLAYED, "true");
    }

    private Reply actOrFail(Call call, ObjectNode asked) {
        try {
            return act(call, asked);
        } catch (StripeProblem e) {
            if (e.isRemembered()) {
                return e.reply();
            }
            throw e;
        }
    }

    private Reply act(Call call, ObjectNode asked) {
        if (call.path().equals(StripeRefunds.PATH)) {
            return Reply.json(200, refunds.make(asked));
        }
        if (call.path().equals(StripeSessions.PATH)) {
            return Reply.json(200, sessions.make(asked, call.base()));
        }
        if (call.path().startsWith(StripeSessions.PATH + "/") && call.path().endsWith("/expire")) {
            return Reply.json(200, sessions.expire(call.path(), asked));
        }
        throw unknown(call);
    }

    private static StripeProblem unknown(Call call) {
        return new StripeProblem(
                404,
                "invalid_request_error",
                "",
                "Unrecognized request URL (" + call.method() + ": /v1" + call.path() + ").");
    }

    /** A failure of its own is remembered under the caller's key, as Stripe does. */
    @Override
    public Reply trouble(Fault fault, Call call) {
        var reply = trouble(fault);
        var key = call.headers().getOrDefault(KEY, "");
        if (fault.kind() == Kind.SERVER_ERROR && call.method().equals("POST") && !key.isEmpty()) {
            var known = keys.find(key, world.now());
            if (known.isPresent()) {
                return known.get().reply().with(REPLAYED, "true");
            }
            keys.keep(key, new Kept(call.path(), StripeForm.read(call.text()), reply, world.now()));
        }
        return reply;
    }

    @Override
    public Reply trouble(Fault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS, TOO_MANY_RUNNING ->
                said(fault, 429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");
            case KEY_REFUSED ->
                said(fault, 401, "invalid_request_error", "api_key_expired", "Expired API Key provided");
            case NO_CREDITS, MODEL_PAUSED ->
                said(fault, 403, "invalid_request_error", "", "This account must not do that");
            case MODEL_GONE -> said(fault, 404, "invalid_request_error", "resource_missing", "No such object");
            case CONTENT_REFUSED -> said(fault, 402, "card_error", "card_declined", "Your card was declined.");
            case MAINTENANCE -> said(fault, 503, "api_error", "", "Stripe is not available for a moment");
            default -> said(fault, 500, "api_error", "", "An unknown error occurred");
        };
    }

    private static Reply said(Fault fault, int status, String type, String code, String words) {
        return new StripeProblem(status, type, code, fault.textOr(words)).reply();
    }
}
