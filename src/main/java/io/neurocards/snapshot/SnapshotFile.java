package io.neurocards.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies on this node's disk: the SHA-256 of all that follows, then the moment at which it was true, then a line of id,
 * names and JSON for each person. Replaced as a whole and forced; one that is not what was written is set aside.
 */
final class SnapshotFile {

    private static final Logger log = LoggerFactory.getLogger(SnapshotFile.class);
    private static final int DIGEST = 65;

    private final Path path;

    SnapshotFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Copies read() throws IOException {
        if (!Files.exists(path)) {
            return Copies.NONE;
        }
        try {
            return parsed(Files.readAllBytes(path));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            var aside = path.resolveSibling(path.getFileName() + ".damaged");
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            log.warn(
                    "What was kept for reading is damaged: set aside as {}; nothing is kept until it is read anew",
                    aside,
                    e);
            return Copies.NONE;
        }
    }

    private static Copies parsed(byte[] content) {
        var rest = Arrays.copyOfRange(content, Math.min(DIGEST, content.length), content.length);
        if (!new String(content, 0, content.length - rest.length, StandardCharsets.US_ASCII)
                .equals(digest(rest) + "\n")) {
            throw new IllegalArgumentException("The digest is another one");
        }
        var lines = new String(rest, StandardCharsets.UTF_8).split("\n");
        var persons = new LinkedHashMap<UUID, byte[]>();
        var names = new HashMap<String, UUID>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var json = line.indexOf('{');
            var words = line.substring(0, json).split(" ");
            var id = UUID.fromString(words[0]);
            persons.put(id, line.substring(json).getBytes(StandardCharsets.UTF_8));
            Arrays.stream(words).skip(1).forEach(name -> names.put(name, id));
        }
        return new Copies(Instant.parse(lines[0]), persons, names);
    }

    void write(Copies copies) throws IOException {
        var folder = Files.createDirectories(path.getParent());
        var next = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next);
        if (Files.getFileStore(next).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        }
        try (var out = FileChannel.open(next, StandardOpenOption.WRITE)) {
            for (var rest = ByteBuffer.wrap(content(copies)); rest.hasRemaining(); ) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    private static byte[] content(Copies copies) {
        var rest = new ByteArrayOutputStream();
        rest.writeBytes((copies.asOf() + "\n").getBytes(StandardCharsets.UTF_8));
        var names = copies.names().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.joining(" "))));
        copies.persons().forEach((person, copy) -> {
            rest.writeBytes((person + " ").getBytes(StandardCharsets.UTF_8));
            rest.writeBytes((names.getOrDefault(person, "") + " ").getBytes(StandardCharsets.UTF_8));
            rest.writeBytes(copy);
            rest.write('\n');
        });
        var all = new ByteArrayOutputStream();
        all.writeBytes((digest(rest.toByteArray()) + "\n").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(rest.toByteArray());
        return all.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
