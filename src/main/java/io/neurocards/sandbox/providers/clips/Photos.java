package io.neurocards.sandbox.providers.clips;

import io.neurocards.sandbox.providers.world.Facts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures that callers have sent, in a folder; those sent longest ago are deleted. Thread-safe. */
public final class Photos {

    private static final Logger log = LoggerFactory.getLogger(Photos.class);
    private static final int KEPT = 500;

    private final Path folder;
    private final Map<String, Photo> byName = new LinkedHashMap<>();

    public Photos(Path folder) {
        this.folder = folder;
    }

    /** What kind of picture. */
    public enum Format {
        JPEG("image/jpeg", "jpeg_pipe"),
        PNG("image/png", "png_pipe"),
        WEBP("image/webp", "webp_pipe");

        private final String type;
        private final String demuxer;

        Format(String type, String demuxer) {
            this.type = type;
            this.demuxer = demuxer;
        }

        public String type() {
            return type;
        }

        String demuxer() {
            return demuxer;
        }

        /** Returns what the first bytes say. */
        public static Optional<Format> of(byte[] content) {
            if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
                return Optional.of(JPEG);
            }
            if (starts(content, 0, 0x89, 'P', 'N', 'G')) {
                return Optional.of(PNG);
            }
            return starts(content, 0, 'R', 'I', 'F', 'F') && starts(content, 8, 'W', 'E', 'B', 'P')
                    ? Optional.of(WEBP)
                    : Optional.empty();
        }

        private static boolean starts(byte[] content, int from, int... expected) {
            for (var index = 0; index < expected.length; index++) {
                if (content.length <= from + index || (content[from + index] & 0xFF) != expected[index]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A kept picture.
     *
     * @param width 0 when it can't be told
     */
    public record Photo(String name, Path file, Format format, long bytes, int width, int height) {}

    /**
     * Keeps a picture under a name that its content has.
     *
     * @return nothing when it is no JPEG, PNG or WebP
     */
    public Optional<Photo> keep(byte[] content) throws IOException {
        var format = Format.of(content);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        var size = size(content);
        var name = Facts.fingerprint(content) + "." + format.get().name().toLowerCase(java.util.Locale.ROOT);
        Files.createDirectories(folder);
        var file = folder.resolve(name);
        Files.write(file, content);
        var photo = new Photo(name, file, format.get(), content.length, size[0], size[1]);
        Photo oldest = null;
        synchronized (this) {
            byName.put(name, photo);
            if (byName.size() > KEPT) {
                oldest = byName.remove(byName.keySet().iterator().next());
            }
        }
        forget(oldest);
        return Optional.of(photo);
    }

    private static void forget(@Nullable Photo photo) throws IOException {
        if (photo != null) {
            Files.deleteIfExists(photo.file());
        }
    }

    public synchronized Optional<Photo> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static int[] size(byte[] content) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new int[] {0, 0};
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                return new int[] {reader.getWidth(0), reader.getHeight(0)};
            } catch (IIOException e) {
                log.debug("A picture's size can't be told", e);
                return new int[] {0, 0};
            } finally {
                reader.dispose();
            }
        }
    }
}
