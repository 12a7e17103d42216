package io.neurocards.sandbox.payments;

import io.neurocards.sandbox.payments.world.Notice;
import io.neurocards.sandbox.payments.world.RefundPlans.Course;
import io.neurocards.sandbox.payments.world.RefundPlans.Plan;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.FaultWords;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.SimulationServlet;
import io.neurocards.shared.Money;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The side of tests, scripts and the page. Times are in seconds and may have a fraction. */
final class PaymentScripts implements SimulationServlet.Door {

    private static final int SHOWN = 1000;

    private final World world;
    private final Tills tills;

    PaymentScripts(World world, Tills tills) {
        this.world = world;
        this.tills = tills;
    }

    @Override
    public Reply pass(Call call) {
        if ("cross-site".equals(call.headers().get("sec-fetch-site"))) {
            return wrong(403, "Another site must not pay");
        }
        try {
            return Reply.json(200, answer(call));
        } catch (IllegalArgumentException e) {
            return wrong(400, String.valueOf(e.getMessage()));
        }
    }

    private static Reply wrong(int status, String why) {
        return Reply.json(status, Json.object().put("error", why));
    }

    private JsonNode answer(Call call) {
        switch (call.method() + " " + call.path()) {
            case "GET /payments" -> {
                return payments();
            }
            case "DELETE /payments" -> forget();
            case "POST /choose" -> {
                return choose(object(call));
            }
            case "POST /refund" -> refund(object(call));
            case "POST /dispute" -> {
                var json = object(call);
                tills.of(gateway(json)).dispute(id(json));
            }
            case "POST /forge" -> {
                var json = object(call);
                tills.of(gateway(json)).forge(id(json));
            }
            case "POST /repeat" -> repeat(object(call));
            case "POST /refund-plans" -> plan(object(call));
            case "POST /storm" -> storm(object(call));
            case "POST /faults" -> fault(object(call));
            case "DELETE /faults" -> world.calm();
            case "GET /faults" -> {}
            default -> throw new IllegalArgumentException("there is nothing at " + call.path());
        }
        var told = FaultWords.told(world.faults());
        world.fates().seed().ifPresent(seed -> told.put("fates", seed));
        return told;
    }

    private static ObjectNode object(Call call) {
        return call.json().orElseThrow(() -> new IllegalArgumentException("the body is not a JSON object"));
    }

    private static String gateway(ObjectNode json) {
        return json.path("gateway").asString("");
    }

    private static String id(ObjectNode json) {
        return json.path("id").asString("");
    }

    private JsonNode choose(ObjectNode json) {
        var wish = new Wish(
                word(Choice.class, json, "choice", "pay"),
                word(Telling.class, json, "telling", "usual"),
                word(Twist.class, json, "twist", "none"),
                json.path("reason").asString(""),
                seconds(json, 5));
        var goes = tills.of(gateway(json)).choose(id(json), wish);
        return Json.object().put("browser", goes.orElse(""));
    }

    private static <E extends Enum<E>> E word(Class<E> type, ObjectNode json, String name, String otherwise) {
        var word = json.path(name).asString(otherwise);
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no " + name + " called " + word, e);
        }
    }

    private static Duration seconds(ObjectNode json, double otherwise) {
        return Duration.ofMillis(Math.round(json.path("seconds").asDouble(otherwise) * 1000));
    }

    private void refund(ObjectNode json) {
        var till = tills.of(gateway(json));
        var payment = till.find(id(json)).orElseThrow(() -> new IllegalArgumentException("there is no such payment"));
        var minor = json.path("minor").asLong(payment.refundable());
        till.refund(payment.id(), new Money(payment.order().amount().currency(), Math.max(0, minor)));
    }

    private void repeat(ObjectNode json) {
        world.notices()
                .repeat(world.notices()
                        .find(json.path("notice").asString(""))
                        .orElseThrow(() -> new IllegalArgumentException("there is no such notification")));
    }

    private void plan(ObjectNode json) {
        var plan = new Plan(gateway(json), word(Course.class, json, "course", "later"), seconds(json, 5));
        for (var time = 0; time < json.path("times").asInt(1); time++) {
            world.refunds().order(plan);
        }
    }

    private void fault(ObjectNode json) {
        var fault = FaultWords.fault(json);
        if (fault.kind().group() != Group.WIRE) {
            throw new IllegalArgumentException("a gateway makes no clips");
        }
        world.faults().order(fault);
    }

    private void storm(ObjectNode json) {
        world.storm(
                json.path("seed").asLong(1),
                json.path("share").asDouble(0.2),
                json.path("twisted").asDouble(0));
    }

    private void forget() {
        tills.all().forEach(io.neurocards.sandbox.payments.world.Till::clear);
        world.notices().clear();
    }

    private JsonNode payments() {
        var json = Json.object();
        var list = json.putArray("payments");
        tills.payments().stream().limit(SHOWN).forEach(payment -> list.add(told(payment)));
        return json;
    }

    private ObjectNode told(SimulatedPayment payment) {
        var order = payment.order();
        var json = Json.object()
                .put("gateway", order.gateway())
                .put("id", order.id())
                .put("phase", payment.phase().word())
                .put("minor", order.amount().minor())
                .put("currency", order.amount().currency())
                .put("refunded", payment.refunded())
                .put("twist", payment.twist().word())
                .put("hanging", payment.isHanging())
                .put("page", order.page());
        var notices = json.putArray("notices");
        world.notices().about(order.id()).forEach(notice -> notices.add(told(notice)));
        return json;
    }

    private static ObjectNode told(Notice notice) {
        var json = Json.object()
                .put("id", notice.letter().id())
                .put("event", notice.letter().event());
        var statuses = json.putArray("statuses");
        notice.attempts().forEach(attempt -> statuses.add(attempt.status()));
        return json;
    }
}
