package io.neurocards.media.film;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
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
            var turn = new AffineTransform(0, 1, -1, 0, image.getHeight(), 0);
            var upright = new java.awt.image.BufferedImage(
                    image.getHeight(), image.getWidth(), java.awt.image.BufferedImage.TYPE_INT_RGB);
            new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, upright);
            ImageIO.write(upright, "png", turned.toFile());
        }
        return turned;
    }
}
