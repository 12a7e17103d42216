package io.neurocards.accounts;

import io.neurocards.accounts.KnownCallers.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Who is known, on this node's disk. It is replaced as a whole; what can't be read is nobody. */
final class CallersFile {

    private static final Logger log = LoggerFactory.getLogger(CallersFile.class);
    private static final TypeReference<List<Known>> LIST = new TypeReference<>() {};

    private final Path path;
    private final ObjectMapper json;

    CallersFile(Path path, ObjectMapper json) {
        this.path = path;
        this.json = json;
    }

    List<Known> read() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return json.readValue(Files.readAllBytes(path), LIST);
        } catch (JacksonException e) {
            log.warn("Nobody is known from before: file={} can't be read", path, e);
            return List.of();
        }
    }

    void write(List<Known> callers) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var next = path.resolveSibling(path.getFileName() + ".new");
        Files.write(next, json.writeValueAsBytes(callers));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
