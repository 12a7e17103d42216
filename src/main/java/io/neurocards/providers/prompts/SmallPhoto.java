package io.neurocards.providers.prompts;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A photo for a reader who needs to see what it is, and no more: small, and in the request itself. */
final class SmallPhoto {

    /** One tile of 768 pixels is what vision models look at closely; more is paid for and scaled down there. */
    static final int LONGEST_SIDE = 768;

    private SmallPhoto() {}

    /**
     * Returns the photo as a {@code data:} address of a JPEG whose long side has at most 768 pixels.
     *
     * @throws IOException when it is no JPEG
     */
    static String address(byte[] photo) throws IOException {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(photo));
    }

    static byte[] jpeg(byte[] photo) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            reader.setInput(input, true, true);
            var parameters = reader.getDefaultReadParam();
            var every = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * LONGEST_SIDE));
            parameters.setSourceSubsampling(every, every, 0, 0);
            return written(reduced(reader.read(0, parameters)));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage reduced(BufferedImage image) {
        var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = small.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return small;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "jpeg", bytes)) {
            throw new IllegalStateException("Every Java platform writes JPEG");
        }
        return bytes.toByteArray();
    }
}
