package io.neurocards.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files that people send us, good and bad, made on the spot. */
final class PhotoSamples {

    private PhotoSamples() {}

    /** A picture whose corners are, clockwise from the top left, red, green, blue and yellow. */
    static BufferedImage corners(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, 0, width, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, height / 2, width, height);
        graphics.setColor(Color.YELLOW);
        graphics.fillRect(0, height / 2, width / 2, height);
        graphics.dispose();
        return image;
    }

    /** A red disc; around it nothing when the type has alpha, black when it has none. */
    static BufferedImage disc(int size, int type) {
        var image = new BufferedImage(size, size, type);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.RED, size, size, Color.ORANGE));
        graphics.fillOval(size / 8, size / 8, size * 3 / 4, size * 3 / 4);
        graphics.dispose();
        return image;
    }

    static BufferedImage filled(int width, int height, int type, int argb) {
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    static byte[] jpeg() {
        return jpeg(corners(480, 360, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png() {
        return png(corners(480, 360, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] webp(String name) {
        try (var sample = PhotoSamples.class.getResourceAsStream("/media/" + name + ".webp")) {
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(BufferedImage image) {
        return encoded(image, "jpeg");
    }

    static byte[] png(BufferedImage image) {
        return encoded(image, "png");
    }

    static byte[] encoded(BufferedImage image, String format) {
        try (var bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("No writer: " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage decoded(byte[] image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG with the same four values in every pixel, marked as Adobe's programs do when {@code transform} is not -1. */
    static byte[] inkJpeg(int transform, int... values) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 400, 400, 4, null);
        for (var y = 0; y < 400; y++) {
            for (var x = 0; x < 400; x++) {
                raster.setPixel(x, y, values);
            }
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var adobe = new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return transform < 0 ? bytes.toByteArray() : withSegment(bytes.toByteArray(), 0xee, adobe);
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var segment = ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content);
        return joined(Arrays.copyOf(jpeg, 2), segment.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A TIFF header with the orientation and a maker's name. */
    static byte[] exif(int orientation) {
        var name = "Spycam of Jane Doe\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(38 + name.length)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010f)
                .putShort((short) 2)
                .putInt(name.length)
                .putInt(38)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(name)
                .array();
    }

    static byte[] withExif(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xe1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation)));
    }

    /** A PNG with one more chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        return joined(Arrays.copyOf(png, 33), chunk(type, content), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String type, byte[] content) {
        var named = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A whole PNG of black pixels: {@code depth} bits per value, colour type {@code type}. */
    static byte[] blackPng(int width, int height, int depth, int type, int bitsPerPixel) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) type)
                .array();
        var rows = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(rows, new Deflater(Deflater.BEST_COMPRESSION), 1 << 16)) {
            var row = new byte[1 + (int) (((long) width * bitsPerPixel + 7) / 8)];
            for (var y = 0; y < height; y++) {
                deflated.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pngOf(header, rows.toByteArray());
    }

    static byte[] pngOf(byte[] header, byte[] deflated) {
        var signature = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return joined(signature, chunk("IHDR", header), chunk("IDAT", deflated), chunk("IEND", new byte[0]));
    }

    /** 16 bits per value, the kind of file that scanners write. */
    static BufferedImage deep(int width, int height) {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        var image = new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.getRaster().setPixel(x, y, new int[] {0xc8ff, 0x6400, 0x3200});
            }
        }
        return image;
    }

    /** An animated WebP of one empty frame. */
    static byte[] animatedWebp() {
        var canvas = new byte[] {0x02, 0, 0, 0, (byte) 0x8f, 1, 0, (byte) 0x8f, 1, 0};
        var chunks = joined(riffChunk("VP8X", canvas), riffChunk("ANIM", new byte[6]), riffChunk("ANMF", new byte[16]));
        return joined(riffHeader(chunks.length + 4), chunks);
    }

    static byte[] riffHeader(int size) {
        return joined(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                littleEndian(size),
                "WEBP".getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] riffChunk(String type, byte[] content) {
        return joined(type.getBytes(StandardCharsets.US_ASCII), littleEndian(content.length), content);
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
    }

    static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
