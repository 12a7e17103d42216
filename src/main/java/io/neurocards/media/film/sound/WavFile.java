package io.neurocards.media.film.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes stereo samples as a WAV file. */
public final class WavFile {

    private static final int HEADER = 44;

    private WavFile() {}

    public static void write(Path file, short[] interleaved) throws IOException {
        var data = interleaved.length * 2;
        var buffer = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(ascii("RIFF"))
                .putInt(HEADER - 8 + data)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        buffer.putShort((short) 1).putShort((short) 2).putInt(SoundBed.RATE).putInt(SoundBed.RATE * 4);
        buffer.putShort((short) 4).putShort((short) 16).put(ascii("data")).putInt(data);
        buffer.asShortBuffer().put(interleaved);
        Files.write(file, buffer.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
