package io.neurocards.media.clips;

import io.neurocards.media.film.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/**
 * Makes an upright photo of 1080x1920 for models whose clips take the ratio of their picture. The product is whole, in the
 * middle and as it was; what the photo lacks above, below or beside it is its own edge, mirrored, stretched and blurred.
 */
public final class VerticalPhoto {

    static final int WIDTH = 1080;
    static final int HEIGHT = 1920;

    private static final int LONGEST_SIDE = 2300;
    private static final float QUALITY = 0.92f;

    private VerticalPhoto() {}

    /**
     * Writes the picture as a JPEG.
     *
     * @param photo upright
     * @param cutout the product with a transparent background, when the customer's photo came so
     * @throws IOException when a picture can't be read or written
     */
    public static void write(Path photo, @Nullable Path cutout, Path jpeg) throws IOException {
        var picture = Picture.read(photo, LONGEST_SIDE);
        var subject = Subject.in(picture, cutout == null ? null : Picture.read(cutout, LONGEST_SIDE));
        encode(framed(picture, subject), jpeg);
    }

    static Picture framed(Picture photo, Subject subject) {
        var wanted = Framing.around(subject, photo.width(), photo.height());
        var factor = Math.min(1, WIDTH / wanted.width());
        var small = factor < 1 ? photo.shrunk(factor) : photo;
        var fitting = subject.scaled(factor, small.width(), small.height());
        var framing = Framing.around(fitting, small.width(), small.height());
        return new Extension(small, framing, new Surroundings(fitting.box(), small.width(), small.height())).picture();
    }

    private static void encode(Picture picture, Path jpeg) throws IOException {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(jpeg.toFile())) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
