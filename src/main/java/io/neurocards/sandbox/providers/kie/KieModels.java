package io.neurocards.sandbox.providers.kie;

import io.neurocards.sandbox.providers.world.SimulatedTask.Film;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The models of the market and what each of them takes, from {@code sandbox/kie-models.txt}. */
final class KieModels {

    private static final int USUAL_SECONDS = 5;
    private static final List<String> PHOTOS = List.of("image_urls", "image_url", "first_frame_url", "input_urls");

    private final Map<String, List<KieField>> fieldsByModel;

    private KieModels(Map<String, List<KieField>> fieldsByModel) {
        this.fieldsByModel = fieldsByModel;
    }

    static KieModels read() {
        try (var file = KieModels.class.getResourceAsStream("/sandbox/kie-models.txt")) {
            if (file == null) {
                throw new IllegalStateException("kie-models.txt is missing");
            }
            var models = new LinkedHashMap<String, List<KieField>>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        var colon = line.indexOf(": ");
                        models.put(
                                line.substring(0, colon),
                                Stream.of(line.substring(colon + 2).split(",", -1))
                                        .map(KieField::parse)
                                        .toList());
                    });
            return new KieModels(models);
        } catch (IOException e) {
            throw new UncheckedIOException("kie-models.txt can't be read", e);
        }
    }

    Set<String> names() {
        return Set.copyOf(fieldsByModel.keySet());
    }

    /**
     * Returns the clip that {@code input} describes.
     *
     * @throws KieProblem when the model does not exist or does not take it
     */
    Film film(String model, JsonNode input) {
        if (model.startsWith("sora-2")) {
            throw new KieProblem(500, "This interface is temporarily paused");
        }
        var fields = fieldsByModel.get(model);
        if (fields == null) {
            throw new KieProblem(422, "The model name you specified is not supported: " + model);
        }
        if (!input.isObject()) {
            throw new KieProblem(422, "input is required");
        }
        fields.stream()
                .flatMap(field -> field.complaint(input.path(field.name())).stream())
                .findFirst()
                .ifPresent(complaint -> {
                    throw new KieProblem(422, complaint);
                });
        return new Film(photo(input), seconds(input), input.path("aspect_ratio").asString(""));
    }

    private static String photo(JsonNode input) {
        for (var name : PHOTOS) {
            var value = input.path(name);
            var link = value.isArray() ? value.path(0) : value;
            if (link.isString()) {
                return link.stringValue();
            }
        }
        return "";
    }

    private static int seconds(JsonNode input) {
        return Math.max(1, input.path("duration").asInt(USUAL_SECONDS));
    }
}
