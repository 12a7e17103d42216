package io.neurocards.media.clips;

import io.neurocards.media.ffmpeg.BoundedFfmpeg;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes into a clip how it came about, so that machines can read it (EU AI Act, article 50): tags of the container, and the
 * IPTC's property in an XMP packet. Pictures and sound are copied as they are; what the file said of itself before is left
 * out, for vendors write prompts there.
 */
public final class ClipMark {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** The box that XMP says is for XMP in MP4 (XMP specification, part 3). */
    private static final byte[] XMP = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private final BoundedFfmpeg ffmpeg;

    public ClipMark(Ffmpeg ffmpeg) {
        this.ffmpeg = new BoundedFfmpeg(ffmpeg, LONGEST);
    }

    /**
     * Writes a marked copy of {@code clip} to {@code marked}.
     *
     * @throws UnplayableClipException when the clip is no MP4, or is broken off
     * @throws IOException when ffmpeg could not be run, or the copy could not be written
     */
    public void mark(Path clip, Path marked, SourceType type)
            throws IOException, InterruptedException, UnplayableClipException {
        var said = ffmpeg.run(arguments(clip, marked, type));
        if (!said.isGood()) {
            throw new UnplayableClipException("It can not be copied: " + said.lastWords());
        }
        Files.write(marked, box(packet(type)), StandardOpenOption.APPEND);
    }

    private static List<String> arguments(Path clip, Path marked, SourceType type) {
        var arguments = new ArrayList<>(BoundedFfmpeg.input(clip.toString()));
        arguments.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?", "-c", "copy", "-map_metadata", "-1"));
        arguments.addAll(List.of("-map_chapters", "-1", "-metadata", "comment=" + type.words()));
        arguments.addAll(List.of("-metadata", "description=" + type.words()));
        arguments.addAll(List.of("-metadata", "digital_source_type=" + type.text()));
        arguments.addAll(List.of("-metadata", "digital_source_type_uri=" + type.address()));
        arguments.addAll(List.of("-movflags", "+faststart+use_metadata_tags", "-f", "mp4", marked.toString()));
        return arguments;
    }

    private static String packet(SourceType type) {
        return """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                  <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
                   <Iptc4xmpExt:DigitalSourceType>%s</Iptc4xmpExt:DigitalSourceType>
                  </rdf:Description>
                 </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>
                """.formatted(type.address());
    }

    /** A box at the end moves nothing that the boxes before it point at. */
    private static byte[] box(String packet) {
        var bytes = packet.getBytes(StandardCharsets.UTF_8);
        var size = 8 + XMP.length + bytes.length;
        return ByteBuffer.allocate(size)
                .putInt(size)
                .put("uuid".getBytes(StandardCharsets.US_ASCII))
                .put(XMP)
                .put(bytes)
                .array();
    }
}
