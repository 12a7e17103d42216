package io.neurocards.media.checks;

import io.neurocards.media.film.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two small frames of each second of a clip. */
public final class Stills {

    static final int WIDTH = 180;
    static final int HEIGHT = 320;

    private final List<Picture> pictures;

    private Stills(List<Picture> pictures) {
        this.pictures = List.copyOf(pictures);
    }

    static Stills read(Path rgb) throws IOException {
        var bytes = Files.readAllBytes(rgb);
        var each = WIDTH * HEIGHT;
        var pictures = new ArrayList<Picture>();
        for (var start = 0; start + 3 * each <= bytes.length; start += 3 * each) {
            var pixels = new int[each];
            for (var i = 0; i < each; i++) {
                var at = start + 3 * i;
                pixels[i] = 0xFF000000 | (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255);
            }
            pictures.add(new Picture(WIDTH, HEIGHT, pixels));
        }
        return new Stills(pictures);
    }

    /** Returns {@code count} frames spread over the clip, fewer when there are fewer. */
    List<Picture> spread(int count) {
        if (pictures.size() <= count) {
            return pictures;
        }
        var chosen = new ArrayList<Picture>();
        for (var i = 0; i < count; i++) {
            chosen.add(pictures.get((int) ((i + 0.5) * pictures.size() / count)));
        }
        return chosen;
    }
}
