package io.neurocards.media.checks;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.cutout.Scissors;
import io.neurocards.media.film.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Clips of 480x854 from the project's own photos, as a vendor might make them: faithful ones, and ones that are not. */
public final class ProductClips {

    static final List<String> PHOTOS = List.of(
            "headphones.png",
            "sneaker.jpg",
            "perfume-bottle.jpg",
            "cream-jar.jpg",
            "ceramic-mug.jpg",
            "coffee-cup.png");

    private static final Path FOLDER = Path.of("src/test/resources/photos");
    private static final String FIT =
            "scale=960:1708:force_original_aspect_ratio=decrease,pad=960:1708:-1:-1:gray,setsar=1";
    private static final String ZOOM =
            ",zoompan=z='1+0.25*on/40':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=40:s=480x854:fps=10";

    /** What a faithful vendor may do with the picture; each is a chain of filters. */
    static final Map<String, String> FAITHFUL = faithful();

    /** What makes another product of it. */
    static final Map<String, String> UNFAITHFUL = unfaithful();

    private final Path folder;
    private final Path ffmpeg;

    public ProductClips(Path folder) throws IOException {
        this.folder = folder;
        this.ffmpeg = Ffmpeg.find(null, Path.of("target", "test-programs")).executable();
    }

    private static Map<String, String> faithful() {
        var ways = new LinkedHashMap<String, String>();
        ways.put("zoom", ZOOM);
        ways.put("pan", ",zoompan=z=1.15:x='(iw-iw/zoom)*on/40':y='(ih-ih/zoom)/2':d=40:s=480x854:fps=10");
        ways.put("darker", ",eq=brightness=-0.08:contrast=0.9" + ZOOM);
        ways.put("warmer", ",colorbalance=rm=0.12:bm=-0.12" + ZOOM);
        ways.put("turned left", ",rotate=-10*PI/180:c=gray" + ZOOM);
        ways.put("turned right", ",rotate=10*PI/180:c=gray" + ZOOM);
        ways.put("compressed", ",scale=240:426,scale=960:1708" + ZOOM);
        return ways;
    }

    private static Map<String, String> unfaithful() {
        var ways = new LinkedHashMap<String, String>();
        ways.put("recoloured", ",colorchannelmixer=rr=0.95:gg=0.45:bb=0.55" + ZOOM);
        ways.put("hue turned", ",hue=h=120:s=1.3,colorbalance=rm=-0.3:gm=0.3:rs=-0.3:gs=0.3" + ZOOM);
        ways.put("negative", ",negate" + ZOOM);
        ways.put("stretched", ",scale=1600:1708,crop=960:1708" + ZOOM);
        ways.put("squashed", ",scale=960:1000,pad=960:1708:0:354:gray" + ZOOM);
        ways.put("upside down", ",vflip" + ZOOM);
        ways.put(
                "melted",
                ",geq=lum='lum(X+60*sin(Y/60),Y+60*sin(X/50))':cb='cb(X+30*sin(Y/30),Y+30*sin(X/25))':"
                        + "cr='cr(X+30*sin(Y/30),Y+30*sin(X/25))'" + ZOOM);
        return ways;
    }

    /** The photo as the intake would hand it over: the jar's file says "turn me" in its EXIF. */
    public Path photo(String name) throws IOException {
        var original = FOLDER.resolve(name);
        if (!name.equals("cream-jar.jpg")) {
            return original;
        }
        var turned = folder.resolve("cream-jar-upright.png");
        if (!Files.exists(turned)) {
            var image = ImageIO.read(original.toFile());
            var upright = new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
            for (var y = 0; y < image.getHeight(); y++) {
                for (var x = 0; x < image.getWidth(); x++) {
                    upright.setRGB(image.getHeight() - 1 - y, x, image.getRGB(x, y));
                }
            }
            ImageIO.write(upright, "png", turned.toFile());
        }
        return turned;
    }

    /** Returns a clip of four seconds from a picture and a chain of filters that begins with a comma. */
    Path clip(Path picture, String way) throws IOException, InterruptedException {
        return ffmpeg(List.of("-i", picture.toString(), "-vf", FIT + way + ",format=yuv420p"));
    }

    /** Returns a clip in which the product stands before something that is not in its photo; nothing when it can't be cut out. */
    java.util.Optional<Path> elsewhere(Path photo, String background) throws IOException, InterruptedException {
        var cut = Scissors.cut(Picture.read(photo, 1000));
        if (!cut.trusted()) {
            return java.util.Optional.empty();
        }
        var product = cut.product();
        var image = new BufferedImage(product.width(), product.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, product.width(), product.height(), product.argb(), 0, product.width());
        var png = Files.createTempFile(folder, "product", ".png");
        ImageIO.write(image, "png", png.toFile());
        return java.util.Optional.of(ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                background + "=size=480x854:rate=10",
                "-loop",
                "1",
                "-i",
                png.toString(),
                "-filter_complex",
                "[1:v]scale=330:330:force_original_aspect_ratio=decrease[p];"
                        + "[0:v][p]overlay=x=(W-w)/2+3*t:y=(H-h)/2,format=yuv420p")));
    }

    public Path ffmpeg(List<String> arguments) throws IOException, InterruptedException {
        var clip = Files.createTempFile(folder, "clip", ".mp4");
        var command = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(arguments);
        command.addAll(List.of("-t", "4", "-preset", "ultrafast", "-crf", "24", clip.toString()));
        var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("ffmpeg made no test clip: exit=" + exit);
        }
        return clip;
    }
}
