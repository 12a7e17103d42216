package io.neurocards.providers;

import io.neurocards.shared.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file of the models: reads it, and refuses what makes no sense with the line on which it stands. */
final class ModelFile {

    private static final String NAME = "models.yaml";
    private static final String LOCAL = "local";
    private static final Map<String, String> SIMULATED = Map.of("ru", "(имитация)", "en", "(simulated)");

    private ModelFile() {}

    static DataFile open(Path folder) throws IOException {
        return DataFile.open(folder, NAME);
    }

    /**
     * Returns the models in the order of the file.
     *
     * @param simulated the providers that only play their part here, which their models' titles say
     * @throws IllegalStateException when it is no catalogue; the message names the file and the line
     */
    static List<Model> parse(DataFile file, Set<String> simulated) {
        var models = file.as(Contents.class).models();
        if (models == null || models.isEmpty()) {
            throw file.problem("there is no model", "models");
        }
        var places = new HashMap<String, Integer>();
        for (var place = 0; place < models.size(); place++) {
            var model = models.get(place);
            if (places.put(model.id(), place) != null) {
                throw file.problem("two models have one id: " + model.id(), "models", place, "id");
            }
            requireWire(file, model, place);
        }
        for (var model : models) {
            requireEnd(file, model, models, places);
        }
        return models.stream()
                .map(model -> simulated.contains(model.provider()) ? model.marked(SIMULATED) : model)
                .toList();
    }

    private static void requireWire(DataFile file, Model model, int place) {
        var known = Arrays.stream(Wire.Family.values())
                .map(Wire.Family::provider)
                .collect(Collectors.toCollection(TreeSet::new));
        known.add(LOCAL);
        if (!known.contains(model.provider())) {
            throw file.problem(
                    "the provider of " + model.id() + " is unknown: " + model.provider() + "; there are " + known,
                    "models",
                    place,
                    "provider");
        }
        var wire = model.wire();
        if (model.provider().equals(LOCAL) != (wire == null)) {
            throw file.problem(
                    wire == null
                            ? "the model " + model.id() + " needs a wire: how its provider is asked"
                            : "the model " + model.id() + " is made here and takes no wire",
                    "models",
                    place,
                    wire == null ? "provider" : "wire");
        }
        if (wire != null && !wire.family().provider().equals(model.provider())) {
            throw file.problem(
                    "the family of " + model.id() + " belongs to "
                            + wire.family().provider(),
                    "models",
                    place,
                    "wire",
                    "family");
        }
        if (wire != null) {
            requireImage(file, wire, place);
        }
    }

    /** kie.ai takes a photo by its address; Kling has no place for a file of ours, and takes its bytes. */
    private static void requireImage(DataFile file, Wire wire, int place) {
        var image = wire.image();
        if (image != null
                && (image.as() == Wire.Image.Shape.BASE64)
                        != wire.family().provider().equals("kling")) {
            throw file.problem(
                    wire.family().provider() + " does not take a photo as "
                            + image.as().name().toLowerCase(Locale.ROOT),
                    "models",
                    place,
                    "wire",
                    "image",
                    "as");
        }
    }

    /** Follows the substitutes to their end. */
    private static void requireEnd(DataFile file, Model first, List<Model> models, Map<String, Integer> places) {
        var seen = new ArrayList<String>();
        var passed = new HashSet<String>();
        var model = first;
        while (true) {
            seen.add(model.id());
            if (!passed.add(model.id())) {
                throw file.problem(
                        "the substitutes go round in a circle: " + String.join(" > ", seen),
                        "models",
                        models.indexOf(first),
                        "substitute");
            }
            var next = model.substitute();
            if (next == null) {
                return;
            }
            var place = places.get(next);
            if (place == null) {
                throw file.problem(
                        "the substitute of " + model.id() + " is unknown: " + next,
                        "models",
                        models.indexOf(model),
                        "substitute");
            }
            model = models.get(place);
        }
    }

    private record Contents(List<Model> models) {}
}
