package io.neurocards.providers;

import io.neurocards.shared.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The models on sale, read from {@code models.yaml}: the operator's file when there is one, ours otherwise. A model's name
 * in code is a defect; this is where names live.
 */
public final class Catalogue {

    private static final String FILE = "models.yaml";
    private final List<Model> models;

    private Catalogue(List<Model> models) {
        this.models = List.copyOf(models);
    }

    /**
     * Reads the catalogue; {@code folder} is where the operator may put a file of the same name.
     *
     * @throws IOException when the file can't be read
     * @throws IllegalStateException when it does not say what a catalogue says; the message names the file
     */
    public static Catalogue read(Path folder) throws IOException {
        return new Catalogue(DataFile.read(folder, FILE, Contents.class).models()).requireSense();
    }

    static Catalogue parse(String yaml) {
        return new Catalogue(DataFile.parse(yaml, FILE, Contents.class).models()).requireSense();
    }

    /** Returns all models, the first live one being the usual choice. */
    public List<Model> models() {
        return models;
    }

    public Optional<Model> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** Returns the model that an order takes when it names none. */
    public Optional<Model> usual() {
        return models.stream().filter(Model::isLive).findFirst();
    }

    private Catalogue requireSense() {
        if (models.isEmpty()) {
            throw new IllegalStateException("there is no model");
        }
        if (models.stream().map(Model::id).distinct().count() != models.size()) {
            throw new IllegalStateException("two models have one id");
        }
        for (var model : models) {
            var substitute = model.substitute();
            if (substitute != null && find(substitute).isEmpty()) {
                throw new IllegalStateException("the substitute of " + model.id() + " is unknown: " + substitute);
            }
        }
        return this;
    }

    private record Contents(List<Model> models) {}
}
