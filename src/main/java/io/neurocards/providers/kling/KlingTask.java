package io.neurocards.providers.kling;

import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.LookUpAnswer.Failed;
import io.neurocards.providers.LookUpAnswer.NoAnswer;
import io.neurocards.providers.LookUpAnswer.Ready;
import io.neurocards.providers.LookUpAnswer.Waiting;
import io.neurocards.providers.wire.Wires;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads what Kling says of a task, in the words of either interface. */
final class KlingTask {

    private KlingTask() {}

    /** Returns whether this is a task at all. */
    static boolean is(JsonNode task) {
        return task.isObject() && !status(task).isEmpty();
    }

    /** Returns whether the task bears our name. */
    static boolean isOf(UUID attempt, JsonNode task) {
        var name = attempt.toString();
        return name.equals(Wires.text(task.path("task_info").path("external_task_id")))
                || name.equals(Wires.text(task.path("external_id")));
    }

    /** Returns Kling's id of it; empty when there is none. */
    static String id(JsonNode task) {
        var id = Wires.text(task.path("task_id"));
        return id.isEmpty() ? Wires.text(task.path("id")) : id;
    }

    /**
     * Returns what it says.
     *
     * @param guess how far the task is, 0 to 100; Kling does not say
     */
    static LookUpAnswer read(JsonNode task, IntSupplier guess) {
        return switch (status(task)) {
            case "succeed", "succeeded" ->
                address(task)
                        .<LookUpAnswer>map(clip -> new Ready(clip, null, List.of()))
                        .orElseGet(() -> new NoAnswer("Kling says success and names no clip"));
            case "failed" -> failed(task);
            case "submitted" -> new Waiting(0);
            default -> new Waiting(guess.getAsInt());
        };
    }

    /** The envelope of a failed task says code 0 and SUCCEED; why it failed stands with the task. */
    private static Failed failed(JsonNode task) {
        var message = Stream.of("task_status_msg", "message")
                .map(field -> Wires.text(task.path(field)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return new Failed(KlingFailures.reason(message), "Kling: " + message);
    }

    private static Optional<URI> address(JsonNode task) {
        var older = Wires.firstAddress(
                task.path("task_result").path("videos").path(0).path("url"));
        return older.or(() -> task.path("outputs")
                .valueStream()
                .filter(output -> "video".equals(Wires.text(output.path("type"))))
                .flatMap(output -> Wires.firstAddress(output.path("url")).stream())
                .findFirst());
    }

    private static String status(JsonNode task) {
        var status = Wires.text(task.path("task_status"));
        return status.isEmpty() ? Wires.text(task.path("status")) : status;
    }
}
