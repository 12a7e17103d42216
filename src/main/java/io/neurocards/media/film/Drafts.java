package io.neurocards.media.film;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a film that is being made: beside the final ones, under other names, until they are whole. */
record Drafts(Path finalClip, Path finalPoster) {

    Path clip() {
        return beside(finalClip, ".part.mp4");
    }

    Path poster() {
        return beside(finalPoster, ".part.jpg");
    }

    Path sound() {
        return beside(finalClip, ".part.wav");
    }

    void publish() throws IOException {
        Files.move(poster(), finalPoster, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(clip(), finalClip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void discard() throws FilmException {
        try {
            Files.deleteIfExists(sound());
            Files.deleteIfExists(poster());
            Files.deleteIfExists(clip());
        } catch (IOException e) {
            throw new FilmException("A draft could not be deleted: " + e.getMessage(), true, e);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
