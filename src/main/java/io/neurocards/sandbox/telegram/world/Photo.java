package io.neurocards.sandbox.telegram.world;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/** A picture as Telegram takes it: turned upright, without alpha, at most 1280 pixels a side, as JPEGs of several sizes. */
final class Photo {

    private static final int[] SIDES = {90, 320, 800, 1280};
    private static final int LARGEST_SUM = 10_000;
    private static final int LARGEST_RATIO = 20;
    private static final float QUALITY = 0.87f;

    private final BufferedImage upright;

    private Photo(BufferedImage upright) {
        this.upright = upright;
    }

    /** One size of a photo. */
    record Size(int width, int height, ByteArrayOutputStream jpeg) {}

    /**
     * Reads a picture.
     *
     * @throws BotApiProblem when it is none, or is too large or too long
     */
    static Photo read(Path file) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw BotApiProblem.badRequest("IMAGE_PROCESS_FAILED");
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return new Photo(flat(read(reader), orientation(file)));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader) {
        try {
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            var longest = Math.max(width, height);
            if (width + height > LARGEST_SUM || longest > LARGEST_RATIO * Math.min(width, height)) {
                throw BotApiProblem.badRequest("PHOTO_INVALID_DIMENSIONS");
            }
            var every = Math.max(1, longest / (2 * SIDES[SIDES.length - 1]));
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, parameters);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw BotApiProblem.badRequest("IMAGE_PROCESS_FAILED");
        }
    }

    private static int orientation(Path file) throws IOException {
        try {
            var exif = ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var orientation = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return orientation == null ? 1 : orientation;
        } catch (ImageProcessingException e) {
            return 1;
        }
    }

    private static BufferedImage flat(BufferedImage picture, int orientation) {
        var turned = orientation >= 5;
        var width = turned ? picture.getHeight() : picture.getWidth();
        var height = turned ? picture.getWidth() : picture.getHeight();
        var flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = flat.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, turn(orientation, width, height), null);
        graphics.dispose();
        return flat;
    }

    /** EXIF 2.3, tag 0x0112. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, height);
            default -> new AffineTransform();
        };
    }

    /** Returns the sizes, smallest first. */
    Stream<Size> sizes() {
        var longest = Math.max(upright.getWidth(), upright.getHeight());
        var last = Math.min(longest, SIDES[SIDES.length - 1]);
        return IntStream.concat(IntStream.of(SIDES).filter(side -> side < last), IntStream.of(last))
                .mapToObj(side -> size((double) side / longest));
    }

    private Size size(double scale) {
        var width = Math.max(1, (int) Math.round(upright.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(upright.getHeight() * scale));
        var picture = upright;
        while (picture.getWidth() > 2 * width && picture.getHeight() > 2 * height) {
            picture = scaled(picture, picture.getWidth() / 2, picture.getHeight() / 2);
        }
        return new Size(width, height, jpeg(scaled(picture, width, height)));
    }

    private static BufferedImage scaled(BufferedImage from, int width, int height) {
        var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return to;
    }

    private static ByteArrayOutputStream jpeg(BufferedImage picture) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes;
    }

    /** Returns width and height when {@code file} is a JPEG. */
    static @Nullable Size jpegSize(Path file) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return "JPEG".equalsIgnoreCase(reader.getFormatName())
                        ? new Size(reader.getWidth(0), reader.getHeight(0), new ByteArrayOutputStream())
                        : null;
            } finally {
                reader.dispose();
            }
        }
    }
}
