package io.neurocards.media;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The bytes of an upload, read with every bound checked, and those of them that are worth keeping. */
final class FileBytes {

    private final byte[] bytes;
    private final ByteArrayOutputStream kept;

    FileBytes(byte[] bytes) {
        this.bytes = bytes;
        this.kept = new ByteArrayOutputStream(bytes.length);
    }

    static ProblemException damaged(String reason) {
        return new ProblemException(ProblemCode.PHOTO_DAMAGED).with("reason", reason);
    }

    int length() {
        return bytes.length;
    }

    int at(int index) {
        need(index, 1);
        return bytes[index] & 0xff;
    }

    int bigEndian16(int index) {
        return at(index) << 8 | at(index + 1);
    }

    long bigEndian32(int index) {
        return (long) bigEndian16(index) << 16 | bigEndian16(index + 2);
    }

    int littleEndian16(int index) {
        return at(index + 1) << 8 | at(index);
    }

    int littleEndian24(int index) {
        return at(index + 2) << 16 | littleEndian16(index);
    }

    long littleEndian32(int index) {
        return (long) littleEndian16(index + 2) << 16 | littleEndian16(index);
    }

    boolean hasText(int index, String text) {
        if (index + text.length() > bytes.length) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (bytes[index + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    byte[] copy(int from, int to) {
        need(from, to - from);
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** @throws ProblemException PHOTO_DAMAGED when the file ends before {@code length} bytes from {@code index} on */
    void need(int index, long length) {
        if (length < 0 || index + length > bytes.length) {
            throw damaged("truncated");
        }
    }

    /** Keeps a part of the file for the decoder. */
    void keep(int from, int to) {
        need(from, to - from);
        kept.write(bytes, from, to - from);
    }

    byte[] kept() {
        return kept.toByteArray();
    }
}
