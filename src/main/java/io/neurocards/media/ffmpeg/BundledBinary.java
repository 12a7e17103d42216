package io.neurocards.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The static ffmpeg inside the application's own jars (from {@code ws.schild:jave-nativebin-linux64}). */
final class BundledBinary {

    private static final String RESOURCE = "/ws/schild/jave/nativebin/ffmpeg-amd64";

    private BundledBinary() {}

    /** Extracts once: beside the target first, then renamed, so that a half-written binary is never run. */
    static Path extractedTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var resource = BundledBinary.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IOException(
                        "No usable ffmpeg: the bundled one is for Linux on x86-64 and is not on the class "
                                + "path; install ffmpeg with libx264");
            }
            var size =
                    BundledBinary.class.getResource(RESOURCE).openConnection().getContentLengthLong();
            var target = folder.resolve("ffmpeg-" + size);
            if (!Files.isExecutable(target) || Files.size(target) != size) {
                var part = Files.createTempFile(folder, "ffmpeg-", ".part");
                Files.copy(resource, part, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        }
    }
}
