package io.neurocards.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is judged by the processor time that it takes, and not by how busy the machine is. */
class BoundedFfmpegTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration PATIENT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void what_takes_long_and_little_of_the_processor_is_in_time() throws Exception {
        var said = bounded("sleep 2; echo done", PATIENT).run(List.of());

        assertThat(said.isGood()).isTrue();
        assertThat(said.words()).isEqualTo("done\n");
    }

    @Test
    void what_takes_too_much_of_the_processor_is_not() throws Exception {
        assertThat(bounded("while :; do :; done", PATIENT).run(List.of()).inTime())
                .isFalse();
        assertThat(bounded(
                                "trap 'echo Exiting normally, received signal 24.; exit 255' XCPU; while :; do :; done",
                                PATIENT)
                        .run(List.of())
                        .inTime())
                .isFalse();
    }

    @Test
    void what_is_killed_or_never_ends_says_nothing_of_the_file() throws Exception {
        assertThatThrownBy(() -> bounded("kill -9 $$", PATIENT).run(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("ffmpeg was killed");
        assertThatThrownBy(() -> bounded("sleep 600", SHORT).run(List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not done in time");
    }

    private BoundedFfmpeg bounded(String script, Duration patience) throws IOException {
        var program = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new BoundedFfmpeg(Ffmpeg.triedBefore(program), SHORT, patience);
    }
}
