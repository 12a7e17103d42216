package io.neurocards.media;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.nio.charset.StandardCharsets;

/** The kinds of files that we take for photos, recognised by how they begin: names and declared types prove nothing. */
enum PhotoFormat {
    JPEG,
    PNG,
    WEBP;

    /**
     * Returns what a file is.
     *
     * @throws ProblemException PHOTO_NOT_AN_IMAGE when it is anything else, with what it is where that helps
     */
    static PhotoFormat of(byte[] file) {
        var start = new String(file, 0, Math.min(16, file.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return WEBP;
        }
        throw new ProblemException(ProblemCode.PHOTO_NOT_AN_IMAGE).with("found", found(start));
    }

    private static String found(String start) {
        if (start.startsWith("GIF8")) {
            return "gif";
        }
        if (start.startsWith("%PDF-")) {
            return "pdf";
        }
        if (start.startsWith("ftyphei", 4) || start.startsWith("ftypmif1", 4)) {
            return "heic";
        }
        return start.startsWith("ftyp", 4) ? "video" : "unknown";
    }

    PhotoFile read(byte[] file) {
        return switch (this) {
            case JPEG -> new JpegStructure(file).read();
            case PNG -> new PngStructure(file).read();
            case WEBP -> new WebpStructure(file).read();
        };
    }
}
