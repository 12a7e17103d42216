package io.neurocards.sandbox.providers.kie;

import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.Phase;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.SimulatedTask.Film;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.wire.Call;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Veo, which has addresses, field names and states of its own. */
final class KieVeo {

    static final String CREATE = "/api/v1/veo/generate";
    private static final String REFERENCES = "REFERENCE_2_VIDEO";
    private static final int USUAL_SECONDS = 8;
    private static final List<KieField> FIELDS = List.of(
            KieField.parse("prompt! text(5000)"),
            KieField.parse("imageurls links(0..3)"),
            KieField.parse("model word(veo3|veo3_fast|veo3_lite)"),
            KieField.parse("generationtype word(TEXT_2_VIDEO|FIRST_AND_LAST_FRAMES_2_VIDEO|REFERENCE_2_VIDEO)"),
            KieField.parse("aspect_ratio word(16:9|9:16|Auto)"),
            KieField.parse("resolution word(720p|1080p|4k)"),
            KieField.parse("duration whole(4..8)"));

    private final KieDesk desk;

    KieVeo(KieDesk desk) {
        this.desk = desk;
    }

    JsonNode generate(Call call, Account account) {
        desk.admit(account);
        var request = desk.body(call);
        desk.requireCallback(request);
        require(request);
        var ratio = request.path("aspect_ratio").asString("16:9");
        var film = new Film(
                request.path("imageUrls").path(0).asString(""),
                request.path("duration").asInt(USUAL_SECONDS),
                ratio.equals("Auto") ? "" : ratio);
        var model = request.path("model").asString("veo3_fast");
        return Json.object()
                .put("taskId", desk.begin(call, account, model, film).id());
    }

    private static void require(ObjectNode request) {
        for (var field : FIELDS) {
            var value = request.path(wireName(field.name()));
            field.complaint(value).ifPresent(complaint -> {
                throw new KieProblem(422, complaint);
            });
        }
        var duration = request.path("duration").asInt(USUAL_SECONDS);
        var type = request.path("generationType").asString("");
        var images = request.path("imageUrls").size();
        if (duration % 2 != 0) {
            throw new KieProblem(422, "duration must be 4, 6 or 8");
        }
        if (type.equals(REFERENCES) && request.path("model").asString("").equals("veo3")) {
            throw new KieProblem(422, "generationType REFERENCE_2_VIDEO is not supported by veo3");
        }
        if (type.equals("TEXT_2_VIDEO") ? images > 0 : !type.isEmpty() && images == 0) {
            throw new KieProblem(422, "imageUrls do not match generationType");
        }
        if (images > 2 && !type.equals(REFERENCES)) {
            throw new KieProblem(422, "imageUrls must be at most 2 URLs");
        }
    }

    private static String wireName(String name) {
        return switch (name) {
            case "imageurls" -> "imageUrls";
            case "generationtype" -> "generationType";
            default -> name;
        };
    }

    JsonNode recordInfo(Call call, Account account) {
        return record(desk.find(call, account, CREATE), desk.now());
    }

    private static ObjectNode record(SimulatedTask task, Instant now) {
        var phase = task.phase(now);
        var failed = phase == Phase.FAILED;
        var json = Json.object()
                .put("taskId", task.id())
                .put("paramJson", Json.text(task.order().request()))
                .put("successFlag", flag(phase))
                .put("errorCode", failed ? task.failCode() : null)
                .put("errorMessage", failed ? task.failText() : null)
                .put("fallbackFlag", false)
                .put("createTime", task.created().toEpochMilli())
                .put("completeTime", phase.isEnd() ? task.changed(now).toEpochMilli() : null);
        if (phase == Phase.SUCCESS) {
            json.set("response", info(task).put("taskId", task.id()));
        } else {
            json.putNull("response");
        }
        return json;
    }

    static ObjectNode info(SimulatedTask task) {
        var json = Json.object();
        var urls = json.putArray("resultUrls");
        if (task.hasClip()) {
            urls.add(task.clipAddress());
        }
        json.putArray("originUrls");
        return json.put("resolution", task.order().request().path("resolution").asString("720p"));
    }

    private static int flag(Phase phase) {
        return switch (phase) {
            case WAITING, QUEUING, GENERATING -> 0;
            case SUCCESS -> 1;
            case FAILED -> 2;
        };
    }
}
