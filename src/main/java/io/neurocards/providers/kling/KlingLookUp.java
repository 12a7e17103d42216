package io.neurocards.providers.kling;

import io.neurocards.providers.Catalogue;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.LookUpAnswer.NoAnswer;
import io.neurocards.providers.LookUpAnswer.Unknown;
import io.neurocards.providers.Model;
import io.neurocards.providers.SubmitAnswer.KeyTrouble;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.Task;
import io.neurocards.providers.Wire;
import io.neurocards.providers.vendors.ApiKey;
import io.neurocards.providers.vendors.Exchange;
import io.neurocards.providers.wire.Reply;
import io.neurocards.providers.wire.Reply.Answered;
import io.neurocards.providers.wire.Reply.Lost;
import io.neurocards.providers.wire.Reply.NotSent;
import io.neurocards.providers.wire.TaskAge;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds a task by Kling's id, by ours, and at last among the latest tasks, so that one whose creation was never answered is
 * not lost.
 */
record KlingLookUp(KlingApi api, Catalogue catalogue, TaskAge age) {

    Exchange<LookUpAnswer> find(ApiKey key, Task task) {
        var model = catalogue.find(task.model());
        if (model.isEmpty()) {
            return nothing("The model left the catalogue: " + task.model(), "not asked");
        }
        var wire = model.get().wired();
        return switch (wire.family()) {
            case KLING_LEGACY -> legacy(key, task, model.get(), wire);
            case KLING_TASKS -> read(tasks(key, task), key, task, model.get());
            case KIE_MARKET, KIE_VEO -> throw KlingApi.notOurs(wire);
        };
    }

    private Reply tasks(ApiKey key, Task task) {
        var id = task.id();
        return id == null
                ? api.tasks(key, "external_task_ids", task.attempt().toString())
                : api.tasks(key, "task_ids", id);
    }

    private Exchange<LookUpAnswer> legacy(ApiKey key, Task task, Model model, Wire wire) {
        var id = task.id();
        var reply = api.task(key, wire, id == null ? task.attempt().toString() : id);
        var nowhere = id == null && reply instanceof Answered answered && KlingFailures.saysNoSuchTask(answered);
        return read(nowhere ? api.list(key, wire) : reply, key, task, model);
    }

    private Exchange<LookUpAnswer> read(Reply reply, ApiKey key, Task task, Model model) {
        return switch (reply) {
            case NotSent(var raw) -> nothing("Not sent", raw);
            case Lost(var raw) -> nothing("No answer", raw);
            case Answered answered ->
                new Exchange<>(read(answered, task, model), trouble(answered, key), answered.raw());
        };
    }

    private LookUpAnswer read(Answered answered, Task task, Model model) {
        if (KlingFailures.code(answered) != KlingFailures.OK) {
            return KlingFailures.saysNoSuchTask(answered) ? notShown(task) : new NoAnswer(KlingFailures.told(answered));
        }
        return pick(answered.below("data"), task)
                .map(found -> KlingTask.read(found, () -> age.progress(task.attempt(), model.makingSeconds())))
                .orElseGet(() -> notShown(task));
    }

    /** A list is searched for the task; a single task is the one that was asked for. */
    private static Optional<JsonNode> pick(JsonNode data, Task task) {
        if (!data.isArray()) {
            return Optional.of(data).filter(KlingTask::is);
        }
        var id = task.id();
        return data.valueStream()
                .filter(KlingTask::is)
                .filter(one -> id == null ? KlingTask.isOf(task.attempt(), one) : id.equals(KlingTask.id(one)))
                .findFirst();
    }

    private LookUpAnswer notShown(Task task) {
        return age.mayBeTooYoung(task.attempt()) ? new NoAnswer("Kling does not show the task yet") : new Unknown();
    }

    private static @Nullable Trouble trouble(Answered answered, ApiKey key) {
        return KlingFailures.code(answered) != KlingFailures.OK
                        && KlingFailures.creation(answered, KlingToken.isPair(key)) instanceof KeyTrouble against
                ? against.trouble()
                : null;
    }

    private static Exchange<LookUpAnswer> nothing(String why, String raw) {
        return new Exchange<>(new NoAnswer(why), null, raw);
    }
}
