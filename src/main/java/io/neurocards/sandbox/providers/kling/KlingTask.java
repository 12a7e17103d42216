package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.providers.world.Phase;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.telegram.world.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A task as Kling's two APIs spell it. Success is {@code succeed} in one and {@code succeeded} in the other. */
final class KlingTask {

    private KlingTask() {}

    static ObjectNode older(SimulatedTask task, Instant now) {
        var phase = task.phase(now);
        var json = Json.object()
                .put("task_id", task.id())
                .put("task_status", status(phase, "succeed"))
                .put("task_status_msg", phase == Phase.FAILED ? task.failText() : "");
        json.putObject("task_info").put("external_task_id", task.order().externalId());
        json.put("created_at", task.created().toEpochMilli())
                .put("updated_at", task.changed(now).toEpochMilli());
        if (phase == Phase.SUCCESS) {
            json.put(
                    "final_unit_deduction", Integer.toString(task.order().film().seconds()));
            var videos = json.putObject("task_result").putArray("videos");
            if (task.hasClip()) {
                videos.addObject()
                        .put("id", "v" + task.id())
                        .put("url", task.clipAddress())
                        .put("duration", task.order().film().seconds() + ".1");
            }
        }
        return json;
    }

    static ObjectNode newer(SimulatedTask task, Instant now) {
        var phase = task.phase(now);
        var json = Json.object()
                .put("id", task.id())
                .put("status", status(phase, "succeeded"))
                .put("message", phase == Phase.FAILED ? task.failText() : "")
                .put("create_time", task.created().toEpochMilli())
                .put("update_time", task.changed(now).toEpochMilli())
                .put("external_id", task.order().externalId());
        var outputs = json.putArray("outputs");
        if (phase == Phase.SUCCESS && task.hasClip()) {
            outputs.addObject()
                    .put("type", "video")
                    .put("id", "v" + task.id())
                    .put("url", task.clipAddress())
                    .put("duration", Integer.toString(task.order().film().seconds()));
        }
        json.putArray("billing");
        return json;
    }

    private static String status(Phase phase, String success) {
        return switch (phase) {
            case WAITING, QUEUING -> "submitted";
            case GENERATING -> "processing";
            case SUCCESS -> success;
            case FAILED -> "failed";
        };
    }
}
