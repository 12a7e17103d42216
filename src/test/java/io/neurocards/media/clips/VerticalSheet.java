package io.neurocards.media.clips;

import io.neurocards.media.checks.ProductClips;
import io.neurocards.media.ffmpeg.Ffmpeg;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Writes the upright pictures of all test photos side by side, to be looked at, and says what each of them and the mark of a clip
 * cost. {@code mvn test-compile exec:exec@vertical-sheet}
 */
final class VerticalSheet {

    private static final double TICKS_A_SECOND = 100;

    private VerticalSheet() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var clips = new ProductClips(folder);
        var sheet = new BufferedImage(6 * 276, 480, BufferedImage.TYPE_INT_RGB);
        var place = 0;
        for (var name : List.of(
                "headphones.png",
                "sneaker.jpg",
                "perfume-bottle.jpg",
                "cream-jar.jpg",
                "ceramic-mug.jpg",
                "coffee-cup.png")) {
            var jpeg = folder.resolve(name + ".9x16.jpg");
            print(name, () -> VerticalPhoto.write(clips.photo(name), null, jpeg));
            var graphics = sheet.createGraphics();
            graphics.drawImage(
                    ImageIO.read(jpeg.toFile()).getScaledInstance(270, 480, java.awt.Image.SCALE_AREA_AVERAGING),
                    276 * place++,
                    0,
                    null);
            graphics.dispose();
        }
        ImageIO.write(sheet, "png", folder.resolve("sheet.png").toFile());
        mark(clips, folder);
    }

    private static void mark(ProductClips clips, Path folder) throws Exception {
        var noise = "testsrc2=size=1080x1920:rate=30,noise=alls=20:allf=t,format=yuv420p";
        var clip = clips.ffmpeg(List.of("-f", "lavfi", "-i", noise, "-f", "lavfi", "-i", "sine"));
        var mark = new ClipMark(Ffmpeg.find(null, folder));
        var marked = folder.resolve("marked.mp4");
        for (var time = 0; time < 3; time++) {
            print(
                    "the mark of a clip of " + (Files.size(clip) >> 20) + " MB",
                    () -> mark.mark(clip, marked, SourceType.TRAINED_ALGORITHMIC_MEDIA));
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static void print(String what, Work work) throws Exception {
        var processor = processorSeconds();
        var began = System.nanoTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s of processor, %.2f s in all%n",
                what,
                processorSeconds() - processor,
                (System.nanoTime() - began) / 1e9);
    }

    /** What this process has taken, and the programs that it has waited for. */
    private static double processorSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return IntStream.range(11, 15)
                        .mapToLong(field -> Long.parseLong(fields[field]))
                        .sum()
                / TICKS_A_SECOND;
    }
}
