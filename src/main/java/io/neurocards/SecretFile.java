package io.neurocards;

import io.neurocards.shared.ServerSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The installation's secret: {@code SECRET_KEY}, or 32 random bytes made at the first start and kept readable to us alone. */
final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    /**
     * Returns the configured secret, or the one in {@code file}, which is made if it is not there.
     *
     * @throws IllegalArgumentException when the configured secret is shorter than 32 bytes
     */
    static ServerSecret secret(String configured, Path file) throws IOException {
        if (!configured.isEmpty()) {
            return new ServerSecret(configured.getBytes(StandardCharsets.UTF_8));
        }
        if (!Files.exists(file)) {
            make(file);
        }
        return new ServerSecret(HexFormat.of().parseHex(Files.readString(file).strip()));
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "secret",
                ".unfinished",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, HexFormat.of().formatHex(bytes), StandardOpenOption.SYNC);
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException _) {
            // another process made it first, and its secret is the one
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
