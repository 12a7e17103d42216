package io.neurocards.telegram.delivery;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Makes of a clip's poster the small picture that Telegram shows first: a JPEG below 200 kB, at most 320 pixels a side. */
final class Thumbnail {

    private static final int LONGEST_SIDE = 320;
    private static final int HEAVIEST = 200_000;
    private static final float[] QUALITIES = {0.85f, 0.6f, 0.3f};

    private Thumbnail() {}

    /** Returns the JPEG, or nothing when the poster is no picture. */
    static Optional<byte[]> of(InputStream poster) throws IOException {
        var picture = ImageIO.read(poster);
        if (picture == null) {
            return Optional.empty();
        }
        var small = scaled(picture);
        for (var quality : QUALITIES) {
            var jpeg = jpeg(small, quality);
            if (jpeg.length < HEAVIEST) {
                return Optional.of(jpeg);
            }
        }
        return Optional.empty();
    }

    private static BufferedImage scaled(BufferedImage picture) {
        var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = small.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.drawImage(picture, 0, 0, width, height, null);
        brush.dispose();
        return small;
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
