package io.neurocards.operations.health;

import io.neurocards.media.ffmpeg.BoundedFfmpeg;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** ffmpeg makes a frame now and then; the program itself is looked for each time. The start has tried it before. */
@Component
final class EncoderProbe implements Probe {

    static final Duration WHILE_GOOD = Duration.ofMinutes(5);
    static final Duration WHILE_BAD = Duration.ofSeconds(15);

    /** Of the processor; a busy machine may take eight times as long. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final List<String> ONE_FRAME = List.of(
            "-f", "lavfi", "-i", "color=s=64x64:r=10:d=0.1", "-frames:v", "1", "-c:v", "libx264", "-f", "null", "-");

    private final Ffmpeg ffmpeg;
    private final KeptLook frame;

    @Autowired
    EncoderProbe(Ffmpeg ffmpeg, Clock clock) {
        this(ffmpeg, clock, LONGEST);
    }

    EncoderProbe(Ffmpeg ffmpeg, Clock clock, Duration longest) {
        this.ffmpeg = ffmpeg;
        var bounded = new BoundedFfmpeg(ffmpeg, longest);
        this.frame = new KeptLook(() -> makeFrame(bounded), WHILE_GOOD, WHILE_BAD, clock);
    }

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public boolean isNeededBy(Roles roles) {
        return roles.has(Role.WORKER);
    }

    @Override
    public String advice() {
        return "The encoder makes no frame: install ffmpeg with libx264 (apt-get install ffmpeg), or mend FFMPEG_PATH, and look into the log.";
    }

    @Override
    public void look() throws IOException {
        if (!Files.isExecutable(ffmpeg.executable())) {
            throw new IOException("ffmpeg is gone: path=" + ffmpeg.executable());
        }
        frame.last();
    }

    static void makeFrame(BoundedFfmpeg ffmpeg) throws IOException, InterruptedException {
        var said = ffmpeg.run(ONE_FRAME);
        if (!said.isGood()) {
            throw new IOException("ffmpeg made no frame: " + said.lastWords());
        }
    }
}
