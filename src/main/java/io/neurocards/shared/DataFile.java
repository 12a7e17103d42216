package io.neurocards.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Data that an operator may edit without a build: a YAML file of ours, or the operator's own of the same name. */
public final class DataFile {

    private static final String OURS = "catalogue/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DataFile() {}

    /**
     * Returns the contents of {@code name}, from {@code folder} when it is there.
     *
     * @throws IOException when the file can't be read
     * @throws IllegalStateException when it does not say what a {@code type} says; the message names the file
     */
    public static <T> T read(Path folder, String name, Class<T> type) throws IOException {
        var own = folder.resolve(name);
        if (Files.isRegularFile(own)) {
            return parse(Files.readString(own), own.toString(), type);
        }
        var ours = new ClassPathResource(OURS + name);
        return parse(ours.getContentAsString(StandardCharsets.UTF_8), OURS + name, type);
    }

    /** Returns what {@code yaml} says; {@code name} is for the message when it does not. */
    public static <T> T parse(String yaml, String name, Class<T> type) {
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return JSON.convertValue(tree, type);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The data file can't be understood: file=" + name + ", reason=" + e.getMessage(), e);
        }
    }
}
