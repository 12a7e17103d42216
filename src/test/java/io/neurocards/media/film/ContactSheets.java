package io.neurocards.media.film;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.words.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Writes twelve frames of each film side by side, to be looked at: for every photo the three variants of ad, two of ugc and
 * one of self, or only for the photos and styles named. {@code mvn test-compile exec:exec@film-sheets}
 */
final class ContactSheets {

    private static final int FRAMES = 12;
    private static final FrameSize SIZE = new FrameSize(360, 640);
    private static final String WISHES = "медленно приблизь, потом облёт вправо, тёплый свет";

    private ContactSheets() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var wanted = List.of(arguments).subList(1, arguments.length);
        var studio = new FilmStudio(Ffmpeg.find(null, folder), SIZE);
        for (var photo : Photos.ALL) {
            for (var style : FilmStyle.values()) {
                for (var variant = 0; variant < (style == FilmStyle.SELF ? 1 : 3); variant++) {
                    var name =
                            photo.replaceAll("\\..*", "") + "-" + style.name().toLowerCase(Locale.ROOT) + "-" + variant;
                    if (wanted.isEmpty() || wanted.stream().anyMatch(name::contains)) {
                        write(studio, order(photo, style, variant, folder), folder.resolve(name + ".png"));
                    }
                }
            }
        }
    }

    static FilmOrder order(String photo, FilmStyle style, int variant, Path scratch) throws IOException {
        return new FilmOrder(
                Photos.upright(photo, scratch), null, style, WISHES, Duration.ofSeconds(8), 42, variant, false);
    }

    private static void write(FilmStudio studio, FilmOrder order, Path file) throws Exception {
        var casting = FilmStudio.cast(order);
        try (var reel = studio.reel(order, casting, Wishes.read(order.wishes()), FilmStudio.score(order));
                var bench = new Workbench(SIZE)) {
            var sheet = new Sheet(6, 2, SIZE);
            var yuv = new byte[SIZE.bytes()];
            for (var i = 0; i < FRAMES; i++) {
                reel.develop((int) ((i + 0.5) * reel.frames() / FRAMES), bench, yuv);
                sheet.put(i, Sheet.picture(yuv, SIZE));
            }
            ImageIO.write(sheet.image(), "png", file.toFile());
            System.out.printf("%s %s%n", file, casting.cutting());
        }
    }
}
