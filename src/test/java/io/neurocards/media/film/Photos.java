package io.neurocards.media.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** The photos that films are tried on, as the intake would hand them over: upright. */
final class Photos {

    static final List<String> ALL = List.of(
            "headphones.png",
            "sneaker.jpg",
            "perfume-bottle.jpg",
            "cream-jar.jpg",
            "ceramic-mug.jpg",
            "coffee-cup.png");

    private static final Path FOLDER = Path.of("src/test/resources/photos");

    private Photos() {}

    /** The jar's file says "turn me" in its EXIF; the intake does that, so here it is done once into {@code scratch}. */
    static Path upright(String name, Path scratch) throws IOException {
        var original = FOLDER.resolve(name);
        if (!name.equals("cream-jar.jpg")) {
            return original;
        }
        var turned = scratch.resolve("cream-jar-upright.png");
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
}
