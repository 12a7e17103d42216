package io.neurocards.shared;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data that an operator may edit without a build: a YAML file of ours, or the operator's own of the same name. What is wrong
 * with it is said with the line on which it stands.
 *
 * @param name the file, as messages call it
 * @param yaml what it says
 */
public record DataFile(String name, String yaml) {

    private static final String OURS = "catalogue/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * Returns the file called {@code name}, from {@code folder} when it is there.
     *
     * @throws IOException when it can't be read
     */
    public static DataFile open(Path folder, String name) throws IOException {
        var own = folder.resolve(name);
        if (Files.isRegularFile(own)) {
            return new DataFile(own.toString(), Files.readString(own));
        }
        var ours = new ClassPathResource(OURS + name);
        return new DataFile(OURS + name, ours.getContentAsString(StandardCharsets.UTF_8));
    }

    /**
     * Returns the contents of {@code name}, from {@code folder} when it is there.
     *
     * @throws IOException when the file can't be read
     * @throws IllegalStateException when it does not say what a {@code type} says; the message names the file and the line
     */
    public static <T> T read(Path folder, String name, Class<T> type) throws IOException {
        return open(folder, name).as(type);
    }

    /** Returns what {@code yaml} says; {@code name} is for the message when it does not. */
    public static <T> T parse(String yaml, String name, Class<T> type) {
        return new DataFile(name, yaml).as(type);
    }

    /**
     * Returns the contents.
     *
     * @throws IllegalStateException when it does not say what a {@code type} says; the message names the file and the line
     */
    public <T> T as(Class<T> type) {
        try {
            Object tree = yaml().isBlank() ? null : reader().load(yaml);
            if (tree == null) {
                throw new IllegalStateException(at(1) + "it is empty");
            }
            return JSON.convertValue(tree, type);
        } catch (JacksonException e) {
            var path = e.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? (Object) step.getIndex() : step.getPropertyName())
                    .toList();
            throw new IllegalStateException(at(line(path)) + e.getOriginalMessage(), e);
        } catch (YAMLException e) {
            throw new IllegalStateException(
                    "The data file can't be understood: file=" + name + ", reason=" + e.getMessage(), e);
        }
    }

    /** Returns the problem {@code reason} of what stands at {@code path}: keys of maps, and places in lists from 0. */
    public IllegalStateException problem(String reason, Object... path) {
        return new IllegalStateException(at(line(List.of(path))) + reason);
    }

    private String at(int line) {
        return "The data file can't be understood: file=" + name + ", line=" + line + ", reason=";
    }

    private int line(List<?> path) {
        var node = reader().compose(new StringReader(yaml));
        var line = 1;
        for (var step : path) {
            if (node instanceof SequenceNode list && step instanceof Integer index && has(list, index)) {
                node = list.getValue().get(index);
                line = node.getStartMark().getLine() + 1;
            } else if (node instanceof MappingNode map) {
                for (var entry : map.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(step)) {
                        node = entry.getValueNode();
                        line = key.getStartMark().getLine() + 1;
                    }
                }
            }
        }
        return line;
    }

    private static boolean has(SequenceNode list, int index) {
        return index >= 0 && index < list.getValue().size();
    }

    private static Yaml reader() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
