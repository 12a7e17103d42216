package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.providers.kling.KlingDesk.Wish;
import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.SimulatedTask.Film;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.wire.Call;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The older API: {@code /v1/videos/image2video} and {@code /v1/videos/text2video}. */
final class KlingVideos {

    static final String BASE = "/v1/videos/";
    private static final Set<String> KINDS = Set.of("image2video", "text2video");
    private static final Set<String> MODELS = Set.of(
            "kling-v1",
            "kling-v1-5",
            "kling-v1-6",
            "kling-v2-master",
            "kling-v2-1",
            "kling-v2-1-master",
            "kling-v2-5-turbo",
            "kling-v2-6",
            "kling-v3");
    private static final Set<String> WITH_SOUND = Set.of("kling-v2-6", "kling-v3");
    private static final int LONGEST_PROMPT = 2500;
    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 30;

    private final KlingDesk desk;

    KlingVideos(KlingDesk desk) {
        this.desk = desk;
    }

    JsonNode answer(Call call, Account account) {
        var rest = call.path().substring(BASE.length()).split("/", -1);
        if (!KINDS.contains(rest[0]) || rest.length > 2) {
            throw new KlingProblem(404, 1202, "The requested path does not exist");
        }
        if (call.method().equals("POST") && rest.length == 1) {
            return accepted(call, account, rest[0]);
        }
        if (!call.method().equals("GET")) {
            throw new KlingProblem(404, 1202, "The requested method is not supported");
        }
        return rest.length == 2
                ? KlingTask.older(desk.find(account, rest[1], rest[0]), desk.now())
                : page(call, account, rest[0]);
    }

    private JsonNode accepted(Call call, Account account, String kind) {
        var request = desk.body(call);
        var model = text(request, "model_name", "kling-v1");
        if (!MODELS.contains(model)) {
            throw KlingProblem.badParameter("model_name value '" + model + "' is invalid");
        }
        require(request, model);
        var photo = kind.equals("image2video") ? photo(request) : "";
        var ratio = kind.equals("text2video") ? word(request, "aspect_ratio", "16:9", "16:9|9:16|1:1") : "";
        if (kind.equals("text2video") && text(request, "prompt", "").isBlank()) {
            throw KlingProblem.badParameter("prompt cannot be blank");
        }
        var film = new Film(photo, Integer.parseInt(text(request, "duration", "5")), ratio);
        var wish = new Wish(
                kind,
                model,
                text(request, "external_task_id", ""),
                text(request, "callback_url", ""),
                withoutPictures(request),
                film);
        return KlingTask.older(desk.begin(call, account, wish), desk.now());
    }

    private static void require(ObjectNode request, String model) {
        for (var name : new String[] {"prompt", "negative_prompt"}) {
            if (text(request, name, "").length() > LONGEST_PROMPT) {
                throw KlingProblem.badParameter(name + " is longer than 2500 characters");
            }
        }
        word(request, "mode", "std", model.equals("kling-v3") ? "std|pro|4k" : "std|pro");
        word(request, "duration", "5", model.equals("kling-v3") ? "3|4|5|6|7|8|9|10|11|12|13|14|15" : "5|10");
        if (word(request, "sound", "off", "on|off").equals("on") && !WITH_SOUND.contains(model)) {
            throw KlingProblem.badParameter("sound is not supported by " + model);
        }
        var scale = request.path("cfg_scale");
        if (!scale.isMissingNode()
                && (!scale.isNumber()
                        || scale.doubleValue() < 0
                        || scale.doubleValue() > 1
                        || !model.contains("-v1"))) {
            throw KlingProblem.badParameter("cfg_scale is not supported by the model or not within 0 and 1");
        }
        var callback = text(request, "callback_url", "");
        if (!callback.isEmpty() && !callback.matches("https?://\\S+")) {
            throw KlingProblem.badParameter("callback_url is invalid");
        }
    }

    private String photo(ObjectNode request) {
        var first = text(request, "image", "");
        var last = text(request, "image_tail", "");
        if (first.isEmpty() && last.isEmpty()) {
            throw KlingProblem.badParameter("image and image_tail cannot both be empty");
        }
        var tail = last.isEmpty() ? "" : desk.photo(last);
        return first.isEmpty() ? tail : desk.photo(first);
    }

    private static ObjectNode withoutPictures(ObjectNode request) {
        var copy = request.deepCopy();
        copy.remove("image");
        copy.remove("image_tail");
        return copy;
    }

    /** Returns a field that is text when it is there. */
    private static String text(ObjectNode request, String name, String otherwise) {
        var value = request.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isString()) {
            throw KlingProblem.badParameter(name + " must be a string");
        }
        return value.stringValue();
    }

    private static String word(ObjectNode request, String name, String otherwise, String allowed) {
        var value = text(request, name, otherwise);
        if (!Set.of(allowed.split("\\|", -1)).contains(value)) {
            throw KlingProblem.badParameter(name + " value '" + value + "' is invalid");
        }
        return value;
    }

    private JsonNode page(Call call, Account account, String kind) {
        var number = number(call, "pageNum", 1, 1000);
        var size = number(call, "pageSize", USUAL_PAGE, LARGEST_PAGE);
        var page = Json.array();
        desk.all(account, task -> task.order().operation().equals(kind)).stream()
                .skip((number - 1L) * size)
                .limit(size)
                .map(KlingDesk::looked)
                .map(task -> KlingTask.older(task, desk.now()))
                .forEach(page::add);
        return page;
    }

    private static int number(Call call, String name, int otherwise, int largest) {
        var value = call.field(name).isEmpty() ? Integer.toString(otherwise) : call.field(name);
        if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > largest) {
            throw KlingProblem.badParameter(name + " must be within 1 and " + largest);
        }
        return Integer.parseInt(value);
    }

    static boolean isOlder(SimulatedTask task) {
        return KINDS.contains(task.order().operation());
    }
}
