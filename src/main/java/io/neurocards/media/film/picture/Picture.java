package io.neurocards.media.film.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** An sRGB picture in memory: one {@code 0xAARRGGBB} per pixel, colours not multiplied by alpha. */
public final class Picture {

    /** Above this many pixels a photo is thinned out while it is decoded, so that no photo needs more than 32 MB. */
    private static final long DECODED_PIXELS = 8_000_000;

    private final int width;
    private final int height;
    private final int[] argb;

    public Picture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /**
     * Reads a JPEG or PNG, no larger than {@code longestSide} pixels.
     *
     * @throws IOException when the file is not such a picture
     */
    public static Picture read(Path file, int longestSide) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            if (input == null) {
                throw new IOException("There is no such picture: " + file.getFileName());
            }
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("Not a JPEG or PNG: " + file.getFileName());
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return decoded(reader).noLargerThan(longestSide);
            } finally {
                reader.dispose();
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("Damaged picture: " + file.getFileName(), e);
        }
    }

    private static Picture decoded(ImageReader reader) throws IOException {
        var parameters = reader.getDefaultReadParam();
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        var step = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_PIXELS));
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        return of(reader.read(0, parameters));
    }

    static Picture of(BufferedImage image) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Picture(image.getWidth(), image.getHeight(), pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, row by row: not a copy. */
    public int[] argb() {
        return argb;
    }

    public int at(int x, int y) {
        return argb[y * width + x];
    }

    public boolean hasAlpha() {
        var clear = 0;
        for (var pixel : argb) {
            if (pixel >>> 24 < 16) {
                clear++;
            }
        }
        return clear > argb.length / 100;
    }

    public Picture noLargerThan(int longestSide) {
        var factor = (double) longestSide / Math.max(width, height);
        return factor >= 1 ? this : shrunk(factor);
    }

    public Picture crop(Box box) {
        var part = new int[box.width() * box.height()];
        for (var y = 0; y < box.height(); y++) {
            System.arraycopy(argb, (box.y() + y) * width + box.x(), part, y * box.width(), box.width());
        }
        return new Picture(box.width(), box.height(), part);
    }

    /** A smaller copy: every new pixel is the mean of the area that it covers, weighted by alpha. */
    public Picture shrunk(double factor) {
        var w = Math.max(1, (int) Math.round(width * factor));
        var h = Math.max(1, (int) Math.round(height * factor));
        var out = new int[w * h];
        var stepX = (double) width / w;
        var stepY = (double) height / h;
        for (var y = 0; y < h; y++) {
            for (var x = 0; x < w; x++) {
                out[y * w + x] = mean(x * stepX, y * stepY, (x + 1) * stepX, (y + 1) * stepY);
            }
        }
        return new Picture(w, h, out);
    }

    private int mean(double left, double top, double right, double bottom) {
        double red = 0, green = 0, blue = 0, alpha = 0, area = 0;
        var lastX = Math.min(width, (int) Math.ceil(right - 1e-9));
        var lastY = Math.min(height, (int) Math.ceil(bottom - 1e-9));
        for (var y = (int) top; y < lastY; y++) {
            var high = Math.min(bottom, y + 1) - Math.max(top, y);
            for (var x = (int) left; x < lastX; x++) {
                var part = high * (Math.min(right, x + 1) - Math.max(left, x));
                var pixel = argb[y * width + x];
                var seen = part * (pixel >>> 24);
                red += seen * (pixel >> 16 & 255);
                green += seen * (pixel >> 8 & 255);
                blue += seen * (pixel & 255);
                alpha += seen;
                area += part;
            }
        }
        if (alpha <= 0) {
            return 0;
        }
        return (int) Math.round(alpha / area) << 24
                | (int) Math.round(red / alpha) << 16
                | (int) Math.round(green / alpha) << 8
                | (int) Math.round(blue / alpha);
    }
}
