package io.neurocards.sandbox.providers;

import io.neurocards.sandbox.providers.world.Facts;
import io.neurocards.sandbox.providers.world.Pace;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.FaultWords;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.SimulationServlet;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The side of tests, scripts and the page: {@code /faults}, {@code /storm}, {@code /pace}, {@code /tasks}. Times are in
 * seconds and may have a fraction.
 */
final class ScriptRequests implements SimulationServlet.Door {

    private static final int TASKS_SHOWN = 1000;

    private final Faults faults;
    private final Pace pace;
    private final Tasks tasks;
    private final Facts facts;

    ScriptRequests(Faults faults, Pace pace, Tasks tasks, Facts facts) {
        this.faults = faults;
        this.pace = pace;
        this.tasks = tasks;
        this.facts = facts;
    }

    @Override
    public Reply pass(Call call) {
        if ("cross-site".equals(call.headers().get("sec-fetch-site"))) {
            return wrong(403, "Another site must not order trouble");
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
            case "POST /faults" -> faults.order(FaultWords.fault(object(call)));
            case "DELETE /faults" -> faults.calm();
            case "POST /storm" -> faults.order(FaultWords.storm(object(call)));
            case "POST /pace" ->
                pace.setMaking(Duration.ofMillis(
                        Math.round(object(call).path("making_seconds").asDouble(0) * 1000)));
            case "DELETE /tasks" -> tasks.clear();
            case "POST /tasks/finish" -> end(call, null);
            case "POST /tasks/fail" -> end(call, Fault.of(Kind.FAIL_UNKNOWN));
            case "GET /faults", "GET /pace", "GET /storm" -> {}
            case "GET /tasks" -> {
                return facts.all(TASKS_SHOWN);
            }
            default -> throw new IllegalArgumentException("there is nothing at " + call.path());
        }
        return FaultWords.told(faults).put("making_seconds", pace.making().toMillis() / 1000.0);
    }

    private void end(Call call, @org.jspecify.annotations.Nullable Fault why) {
        var id = object(call).path("id").asString("");
        tasks.all().stream()
                .filter(task -> id.isEmpty() || task.id().equals(id))
                .forEach(task -> {
                    if (why == null) {
                        tasks.finish(task);
                    } else {
                        tasks.fail(task, why);
                    }
                });
    }

    private static ObjectNode object(Call call) {
        return call.json().orElseThrow(() -> new IllegalArgumentException("the body is not a JSON object"));
    }
}
