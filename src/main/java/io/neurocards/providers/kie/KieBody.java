package io.neurocards.providers.kie;

import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.Wire;
import io.neurocards.providers.wire.Wires;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes the body of a creation, as the model's entry in the catalogue says. */
final class KieBody {

    private KieBody() {}

    static JsonNode of(Wire wire, GenerationRequest request, @Nullable URI photo, @Nullable URI callback) {
        var input = new LinkedHashMap<String, Object>(wire.fixed());
        input.put(wire.prompt(), request.prompt());
        var image = wire.image();
        if (image != null && photo != null) {
            input.put(
                    image.field(),
                    switch (image.as()) {
                        case URL -> photo.toString();
                        case LIST -> List.of(photo.toString());
                        case BASE64 ->
                            throw new IllegalStateException("kie.ai takes photos by address: model="
                                    + request.model().id());
                    });
        }
        var duration = wire.duration();
        if (duration != null) {
            input.put(duration.field(), duration.value(request.seconds()));
        }
        if (wire.ratio() != null) {
            input.put(wire.ratio(), request.model().ratios().getFirst());
        }
        var resolution = wire.resolution();
        if (resolution != null) {
            input.put(resolution.field(), resolution.value());
        }
        return Wires.JSON.valueToTree(envelope(wire, input, callback));
    }

    private static Map<String, Object> envelope(Wire wire, Map<String, Object> input, @Nullable URI callback) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", wire.name());
        if (wire.family() == Wire.Family.KIE_VEO) {
            body.putAll(input);
        } else {
            body.put("input", input);
        }
        if (callback != null) {
            body.put("callBackUrl", callback.toString());
        }
        return body;
    }
}
