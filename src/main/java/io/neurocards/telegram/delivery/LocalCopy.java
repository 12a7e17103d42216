package io.neurocards.telegram.delivery;

import io.neurocards.media.MediaStore;
import io.neurocards.media.ffmpeg.ClipFacts;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import io.neurocards.videos.VideoView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * A stored clip as a file that can be uploaded, with what Telegram wants to know of it; the file is deleted on close.
 *
 * @param thumbnail absent when the poster is no picture
 */
record LocalCopy(Path file, ClipFacts facts, Optional<byte[]> thumbnail) implements AutoCloseable {

    /** Copies the clip. Throws what the store and ffmpeg throw, and leaves no file then. */
    static LocalCopy of(VideoView video, MediaStore store, Ffmpeg ffmpeg)
            throws IOException, InterruptedException, UnplayableClipException {
        var file = Files.createTempFile("neurocards-delivery-", ".mp4");
        try (var clip = store.open(Objects.requireNonNull(video.clip())).contentFrom(0)) {
            Files.copy(clip, file, StandardCopyOption.REPLACE_EXISTING);
            return new LocalCopy(file, ffmpeg.probe(file), thumbnail(video, store));
        } catch (IOException | InterruptedException | UnplayableClipException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Optional<byte[]> thumbnail(VideoView video, MediaStore store) throws IOException {
        var poster = video.poster();
        if (poster == null || !store.exists(poster)) {
            return Optional.empty();
        }
        try (var picture = store.open(poster).contentFrom(0)) {
            return Thumbnail.of(picture);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
