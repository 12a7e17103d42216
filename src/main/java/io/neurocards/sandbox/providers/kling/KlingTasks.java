package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.providers.kling.KlingDesk.Wish;
import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.SimulatedTask.Film;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.wire.Call;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API of 2026: {@code /image-to-video/<model>}, {@code /text-to-video/<model>} and {@code /tasks}. */
final class KlingTasks {

    private static final Set<String> MODELS =
            Set.of("kling-3.0-turbo", "kling-3.0", "kling-2.6", "kling-2.5-turbo", "kling-o1");
    private static final int SHORTEST = 3;
    private static final int LONGEST = 15;
    private static final int USUAL = 5;

    private final KlingDesk desk;

    KlingTasks(KlingDesk desk) {
        this.desk = desk;
    }

    static boolean isCreate(Call call) {
        return call.path().matches("/(image|text)-to-video/[^/]+");
    }

    JsonNode answer(Call call, Account account) {
        if (call.is("GET", "/tasks")) {
            return found(call, account);
        }
        if (!isCreate(call) || !call.method().equals("POST")) {
            throw new KlingProblem(404, 1202, "The requested path does not exist");
        }
        var model = call.path().substring(call.path().lastIndexOf('/') + 1);
        if (!MODELS.contains(model)) {
            throw new KlingProblem(404, 1203, "The model does not exist: " + model);
        }
        var request = desk.body(call);
        var options = request.path("options");
        var wish = new Wish(
                call.path(),
                model,
                options.path("external_task_id").asString(""),
                options.path("callback_url").asString(""),
                withoutPictures(request),
                film(request, call.path().startsWith("/image")));
        var task = desk.begin(call, account, wish);
        var json = KlingTask.newer(task, desk.now());
        return Json.object()
                .put("id", task.id())
                .put("status", json.path("status").asString(""));
    }

    private Film film(ObjectNode request, boolean needsPicture) {
        var prompt = content(request, "prompt", "text");
        var picture = content(request, "first_frame", "url");
        if (prompt.isBlank() || prompt.length() > 2500) {
            throw KlingProblem.badParameter("contents must have a prompt of at most 2500 characters");
        }
        if (needsPicture && picture.isEmpty()) {
            throw KlingProblem.badParameter("contents must have a first_frame");
        }
        var settings = request.path("settings");
        var duration = settings.path("duration");
        if (!duration.isMissingNode()
                && (!duration.isIntegralNumber() || duration.intValue() < SHORTEST || duration.intValue() > LONGEST)) {
            throw KlingProblem.badParameter("settings.duration must be an integer within 3 and 15");
        }
        word(settings, "resolution", "720p", Set.of("720p", "1080p"));
        var ratio = word(settings, "aspect_ratio", needsPicture ? "" : "16:9", Set.of("", "16:9", "9:16", "1:1"));
        return new Film(picture.isEmpty() ? "" : desk.photo(picture), duration.asInt(USUAL), needsPicture ? "" : ratio);
    }

    private static String content(ObjectNode request, String type, String field) {
        return request.path("contents")
                .valueStream()
                .filter(content -> content.path("type").asString("").equals(type))
                .map(content -> content.path(field).asString(""))
                .findFirst()
                .orElse("");
    }

    private static String word(JsonNode settings, String name, String otherwise, Set<String> allowed) {
        var value = settings.path(name).asString(otherwise);
        if (!allowed.contains(value)) {
            throw KlingProblem.badParameter("settings." + name + " value '" + value + "' is invalid");
        }
        return value;
    }

    private static ObjectNode withoutPictures(ObjectNode request) {
        var copy = request.deepCopy();
        copy.path("contents").valueStream().forEach(content -> {
            if (content instanceof ObjectNode object
                    && !object.path("url").asString("").startsWith("http")) {
                object.remove("url");
            }
        });
        return copy;
    }

    private JsonNode found(Call call, Account account) {
        var ids = call.field("task_ids");
        var names = call.field("external_task_ids");
        if (ids.isEmpty() == names.isEmpty()) {
            throw KlingProblem.badParameter("either task_ids or external_task_ids must be given");
        }
        var wanted = List.of((ids.isEmpty() ? names : ids).split(",", -1));
        var json = Json.array();
        desk.all(account, task -> wanted.contains(ids.isEmpty() ? task.order().externalId() : task.id())).stream()
                .map(KlingDesk::looked)
                .map((SimulatedTask task) -> KlingTask.newer(task, desk.now()))
                .forEach(json::add);
        return json;
    }
}
