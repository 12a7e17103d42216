package io.neurocards.media;

import static io.neurocards.media.FileBytes.damaged;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Decodes the pixels of a file whose structure has been checked. */
final class PhotoDecoder {

    /** 40 megapixels of four bytes each; what takes more (16 bits per value) is decoded with pixels left out. */
    private static final long LARGEST_RASTER = 160_000_000;

    /**
     * Returns the pixels. Decoders go on where a file makes no sense and leave the rest grey, but they warn.
     *
     * @throws ProblemException PHOTO_DAMAGED when the decoder fails or warns
     */
    PixelRows decode(PhotoFile file) {
        var reader = ImageIO.getImageReadersByFormatName(file.format().name()).next();
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        try (var input = new ByteArrayImageInputStream(file.pixels())) {
            reader.setInput(input, true, true);
            var rows = read(reader, file);
            if (warnings.stream().anyMatch(PhotoDecoder::isDamage)) {
                throw damaged("decoder warned");
            }
            return rows;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw (ProblemException) damaged("decoder failed").initCause(e);
        } finally {
            reader.dispose();
        }
    }

    private static PixelRows read(ImageReader reader, PhotoFile file) throws IOException {
        if (reader.getWidth(0) != file.width() || reader.getHeight(0) != file.height()) {
            throw damaged("size");
        }
        var parameters = reader.getDefaultReadParam();
        leavePixelsOut(parameters, file);
        if (file.inks() != InkCoding.NONE) {
            return PixelRows.ofInks(reader.readRaster(0, parameters), file.inks(), file.profile());
        }
        return PixelRows.ofImage(reader.read(0, parameters), file.profile());
    }

    private static void leavePixelsOut(ImageReadParam parameters, PhotoFile file) {
        var bytes = (long) file.width() * file.height() * file.bytesPerPixel();
        var every = (int) Math.ceil(Math.sqrt((double) bytes / LARGEST_RASTER));
        if (every > 1) {
            parameters.setSourceSubsampling(every, every, 0, 0);
        }
    }

    /** Some cameras leave bytes between segments; nothing is lost by those. */
    private static boolean isDamage(String warning) {
        return !warning.contains("extraneous bytes before marker");
    }
}
