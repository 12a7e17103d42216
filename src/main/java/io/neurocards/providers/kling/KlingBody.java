package io.neurocards.providers.kling;

import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.Wire;
import io.neurocards.providers.wire.Wires;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes the body of a creation, as the model's entry in the catalogue says; our attempt is Kling's external id. */
final class KlingBody {

    private KlingBody() {}

    static JsonNode of(Wire wire, GenerationRequest request, @Nullable String photo, @Nullable URI callback) {
        var body = switch (wire.family()) {
            case KLING_LEGACY -> legacy(wire, request, photo, callback);
            case KLING_TASKS -> tasks(wire, request, photo, callback);
            case KIE_MARKET, KIE_VEO -> throw KlingApi.notOurs(wire);
        };
        return Wires.JSON.valueToTree(body);
    }

    private static Map<String, Object> legacy(
            Wire wire, GenerationRequest request, @Nullable String photo, @Nullable URI callback) {
        var body = settings(wire, request);
        body.put("model_name", wire.name());
        body.put(wire.prompt(), request.prompt());
        var image = wire.image();
        if (image != null && photo != null) {
            body.put(image.field(), photo);
        }
        body.put("external_task_id", request.attempt().toString());
        if (callback != null) {
            body.put("callback_url", callback.toString());
        }
        return body;
    }

    private static Map<String, Object> tasks(
            Wire wire, GenerationRequest request, @Nullable String photo, @Nullable URI callback) {
        var contents = new ArrayList<Map<String, Object>>();
        contents.add(Map.of("type", wire.prompt(), "text", request.prompt()));
        var image = wire.image();
        if (image != null && photo != null) {
            contents.add(Map.of("type", image.field(), "url", photo));
        }
        var options = new LinkedHashMap<String, Object>();
        if (callback != null) {
            options.put("callback_url", callback.toString());
        }
        options.put("external_task_id", request.attempt().toString());
        options.put("watermark_info", Map.of("enabled", false));
        var body = new LinkedHashMap<String, Object>();
        body.put("contents", contents);
        body.put("settings", settings(wire, request));
        body.put("options", options);
        return body;
    }

    private static Map<String, Object> settings(Wire wire, GenerationRequest request) {
        var settings = new LinkedHashMap<String, Object>(wire.fixed());
        var duration = wire.duration();
        if (duration != null) {
            settings.put(duration.field(), duration.value(request.seconds()));
        }
        if (wire.ratio() != null) {
            settings.put(wire.ratio(), request.model().ratios().getFirst());
        }
        var resolution = wire.resolution();
        if (resolution != null) {
            settings.put(resolution.field(), resolution.value());
        }
        return settings;
    }
}
