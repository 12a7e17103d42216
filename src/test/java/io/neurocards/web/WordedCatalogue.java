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
        return written(folder, shipped().replaceFirst("inputs: \\[image]", "inputs: [image, text]"));
    }

    /** The same with both of them: {@code local}, to which words say nothing, and {@code worded}. */
    static String beside(Path folder) throws IOException {
        var shipped = shipped();
        var start = shipped.indexOf("  - id: local");
        var entry = shipped.substring(start, shipped.indexOf("\n\n", start) + 2);
        var worded = entry.replace("id: local", "id: worded").replace("inputs: [image]", "inputs: [image, text]");
        return written(folder, shipped.replace(entry, entry + worded));
    }

    private static String shipped() throws IOException {
        return new ClassPathResource("catalogue/models.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    private static String written(Path folder, String catalogue) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("models.yaml"), catalogue);
        return "--neurocards.providers.catalogue=" + folder;
    }
}
