package io.neurocards.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;

/** The shipped catalogue, in which the model of this machine is one that words direct. */
public final class WordedCatalogue {

    private WordedCatalogue() {}

    /** Writes it into {@code folder} and returns the setting that names it. */
    public static String in(Path folder) throws IOException {
        var shipped = new ClassPathResource("catalogue/models.yaml").getContentAsString(StandardCharsets.UTF_8);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("models.yaml"), shipped.replaceFirst("inputs: \\[image]", "inputs: [image, text]"));
        return "--neurocards.providers.catalogue=" + folder;
    }
}
