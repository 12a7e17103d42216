package io.neurocards.accounts.callers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Whose tokens are known, on this node's disk. It is replaced as a whole; what can't be read is nobody's. */
final class TokensFile<T> {

    private static final Logger log = LoggerFactory.getLogger(TokensFile.class);

    private final Path path;
    private final Class<T> type;
    private final ObjectMapper json;

    TokensFile(Path path, Class<T> type, ObjectMapper json) {
        this.path = path;
        this.type = type;
        this.json = json;
    }

    List<T> read() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return json.readerForListOf(type).readValue(Files.readAllBytes(path));
        } catch (JacksonException e) {
            log.warn("Nobody is known from before: file={} can't be read", path, e);
            return List.of();
        }
    }

    void write(List<T> known) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var next = path.resolveSibling(path.getFileName() + ".new");
        Files.write(next, json.writeValueAsBytes(known));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
