package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.payments.world.Keys;
import io.neurocards.sandbox.payments.world.Keys.Kept;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import tools.jackson.databind.node.ObjectNode;

/** YooKassa's API v3 as a test shop sees it. */
public final class YookassaSimulation implements Simulation {

    private static final String PAYMENTS = "/payments";
    private static final String REFUNDS = "/refunds";
    private static final String KEY = "idempotence-key";
    private static final int LONGEST_KEY = 64;

    private final World world;
    private final YookassaTill till;
    private final ShopAccess access;
    private final PaymentRules rules;
    private final YookassaLists lists;
    private final Keys keys = new Keys();

    /** Takes whether the shop must send a receipt with each payment. */
    public YookassaSimulation(World world, YookassaTill till, ShopAccess access, boolean receipts) {
        this.world = world;
        this.till = till;
        this.access = access;
        this.rules = new PaymentRules(receipts);
        this.lists = new YookassaLists(till);
    }

    @Override
    public String vendor() {
        return YookassaTill.GATEWAY;
    }

    @Override
    public String operation(Call call) {
        var path = call.path();
        if (call.method().equals("GET")) {
            return path.equals(PAYMENTS) || path.equals(REFUNDS)
                    ? "list"
                    : path.startsWith(PAYMENTS) ? "look" : path.startsWith(REFUNDS) ? "look_refund" : "";
        }
        return path.equals(PAYMENTS)
                ? "create"
                : path.equals(REFUNDS)
                        ? "refund"
                        : path.endsWith("/capture") ? "capture" : path.endsWith("/cancel") ? "cancel" : "";
    }

    @Override
    public Reply answer(Call call) {
        try {
            access.check(call);
            return switch (call.method()) {
                case "GET" -> look(call);
                case "POST" -> once(call);
                default -> throw new YookassaProblem(405, "method_not_allowed", "There is no such method here", "");
            };
        } catch (YookassaProblem e) {
            return e.reply();
        }
    }

    private Reply look(Call call) {
        var parts = call.path().split("/", -1);
        if (parts.length == 2) {
            return switch (call.path()) {
                case PAYMENTS -> Reply.json(200, lists.payments(call.fields()));
                case REFUNDS -> Reply.json(200, lists.refunds(call.fields()));
                case "/me" -> Reply.json(200, access.me());
                default -> throw YookassaProblem.missing("Resource", call.path());
            };
        }
        if (parts.length == 3 && call.path().startsWith(PAYMENTS)) {
            return told(payment(parts[2]));
        }
        if (parts.length == 3 && call.path().startsWith(REFUNDS)) {
            return lists.refund(parts[2])
                    .map(refund -> Reply.json(200, refund))
                    .orElseThrow(() -> YookassaProblem.missing("Refund", parts[2]));
        }
        throw YookassaProblem.missing("Resource", call.path());
    }

    /** The same key and the same body: the same answer. Only what was done is remembered. */
    private synchronized Reply once(Call call) {
        if (!call.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            throw new YookassaProblem(415, "unsupported_media_type", "Content-Type must be application/json", "");
        }
        var key = call.headers().getOrDefault(KEY, "");
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            var what = key.isEmpty() ? "is missing" : "is too long: at most " + LONGEST_KEY + " characters";
            throw YookassaProblem.invalid("Idempotence-Key", "Idempotence key " + what);
        }
        var body = body(call);
        var known = keys.find(key, world.now());
        if (known.isPresent()) {
            if (!known.get().where().equals(call.path())
                    || !known.get().request().equals(body)) {
                throw YookassaProblem.invalid("Idempotence-Key", "Idempotence key duplicated");
            }
            return known.get().reply();
        }
        var reply = act(call, body);
        keys.keep(key, new Kept(call.path(), body, reply, world.now()));
        return reply;
    }

    private static ObjectNode body(Call call) {
        if (call.text().isEmpty()) {
            return Json.object();
        }
        return call.json().orElseThrow(() -> YookassaProblem.invalid("body", "The body is not a JSON object"));
    }

    private Reply act(Call call, ObjectNode body) {
        var parts = call.path().split("/", -1);
        return switch (operation(call)) {
            case "create" -> told(till.open(rules.payment(body), body, call.base()));
            case "refund" -> refund(body);
            case "capture" -> capture(payment(parts[2]), body);
            case "cancel" -> told(till.cancel(payment(parts[2])).orElseThrow(YookassaSimulation::notHeld));
            default -> throw YookassaProblem.missing("Resource", call.path());
        };
    }

    private Reply capture(SimulatedPayment payment, ObjectNode body) {
        if (body.has("amount")
                && !YookassaFields.amount(body.path("amount"), "amount")
                        .equals(payment.order().amount())) {
            throw YookassaProblem.invalid("amount", "The sandbox takes the whole amount only");
        }
        return told(till.capture(payment).orElseThrow(YookassaSimulation::notHeld));
    }

    private static YookassaProblem notHeld() {
        return YookassaProblem.invalid("payment_id", "The payment is not waiting for capture");
    }

    private Reply refund(ObjectNode body) {
        var amount = rules.refund(body);
        var id = body.path("payment_id").asString("");
        var payment =
                till.find(id).orElseThrow(() -> YookassaProblem.invalid("payment_id", "Payment doesn't exist: " + id));
        if (payment.phase() != Phase.PAID) {
            throw YookassaProblem.invalid("payment_id", "Payment is not succeeded: it can't be refunded");
        }
        var refund = till.giveBack(payment, amount, body)
                .orElseThrow(() -> YookassaProblem.invalid(
                        "amount.value", "Amount to refund is greater than what is left of the payment"));
        return Reply.json(200, till.json().refund(payment, refund));
    }

    private SimulatedPayment payment(String id) {
        return till.find(id).orElseThrow(() -> YookassaProblem.missing("Payment", id));
    }

    private Reply told(SimulatedPayment payment) {
        synchronized (payment) {
            return Reply.json(200, till.json().payment(payment));
        }
    }

    @Override
    public Reply trouble(Fault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS, TOO_MANY_RUNNING -> said(fault, 429, "too_many_requests", "Too many requests");
            case KEY_REFUSED -> said(fault, 401, "invalid_credentials", "Error in shopId or secret key");
            case NO_CREDITS, MODEL_PAUSED -> said(fault, 403, "forbidden", "The shop must not do that");
            case MODEL_GONE -> said(fault, 404, "not_found", "Resource doesn't exist");
            case CONTENT_REFUSED -> said(fault, 400, "invalid_request", "The shop can't take this payment");
            case MAINTENANCE -> said(fault, 503, "service_unavailable", "Service is not available");
            default -> said(fault, 500, "internal_server_error", "Internal server error");
        };
    }

    private static Reply said(Fault fault, int status, String code, String words) {
        return new YookassaProblem(status, code, fault.textOr(words), "").reply();
    }
}
