package io.neurocards.media.clips;

import io.neurocards.media.checks.ProductClips;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes the upright pictures of all test photos side by side, to be looked at. {@code mvn test-compile exec:exec@vertical-sheet} */
final class VerticalSheet {

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
            var began = System.nanoTime();
            VerticalPhoto.write(clips.photo(name), null, jpeg);
            System.out.println(name + " " + (System.nanoTime() - began) / 1_000_000 + " ms " + Files.size(jpeg));
            var graphics = sheet.createGraphics();
            graphics.drawImage(
                    ImageIO.read(jpeg.toFile()).getScaledInstance(270, 480, java.awt.Image.SCALE_AREA_AVERAGING),
                    276 * place++,
                    0,
                    null);
            graphics.dispose();
        }
        ImageIO.write(sheet, "png", folder.resolve("sheet.png").toFile());
    }
}
