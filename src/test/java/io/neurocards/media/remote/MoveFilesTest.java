package io.neurocards.media.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.media.Bucket;
import io.neurocards.media.LocalMediaStore;
import io.neurocards.media.MediaKey;
import io.neurocards.sandbox.storage.SimulatedStorage;
import io.neurocards.sandbox.storage.SimulatedStorage.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveFilesTest {

    private static final String KEY = "sb_secret_planted";

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void a_copy_that_broke_off_goes_on_where_it_was() throws IOException {
        try (var server = SimulatedStorage.start(KEY, Clock.systemUTC())) {
            var from = LocalMediaStore.in(folder.resolve("local"));
            var to = new Stores(settings(server), folder.resolve("staging"), _ -> {}).open("supabase");
            for (var i = 0; i < 5; i++) {
                from.put(new MediaKey(Bucket.OUTPUTS, "clip" + i + ".mp4"), ("clip " + i).getBytes(UTF_8));
            }
            to.put(new MediaKey(Bucket.OUTPUTS, "clip1.mp4"), "another one".getBytes(UTF_8));
            var move = new MoveFiles(from, to, line -> {
                said.add(line);
                if (line.startsWith("outputs")) {
                    List.of(1, 2, 3).forEach(_ -> server.fail(Fault.UNAVAILABLE));
                }
            });
            assertThatThrownBy(move::run).isInstanceOf(IOException.class);

            var moved = new MoveFiles(from, to, said::add).run();
            var again = new MoveFiles(from, to, said::add).run();

            assertThat(moved).isEqualTo(new MoveFiles.Moved(5, 5, 0, 0));
            assertThat(again).isEqualTo(new MoveFiles.Moved(5, 0, 5, 0));
            try (var clip = to.open(new MediaKey(Bucket.OUTPUTS, "clip1.mp4")).contentFrom(0)) {
                assertThat(clip.readAllBytes()).asString(UTF_8).isEqualTo("clip 1");
            }
        }
    }

    @Test
    void the_command_copies_and_says_how_much() throws IOException {
        try (var server = SimulatedStorage.start(KEY, Clock.systemUTC())) {
            LocalMediaStore.in(folder.resolve("local")).put(new MediaKey(Bucket.INPUTS, "a.jpg"), new byte[7]);
            var settings = List.of(
                    "move-files",
                    "local",
                    "supabase",
                    "--neurocards.media.storage=" + folder.resolve("local"),
                    "--neurocards.media.remote.supabase.url=" + server.project(),
                    "--neurocards.media.remote.supabase.key=" + KEY);

            var exit = MoveFiles.run(settings.toArray(String[]::new), said::add);

            assertThat(exit).isZero();
            assertThat(said).contains("Copied: 1 of 1 objects; there already: 0; deleted meanwhile: 0");
        }
    }

    @Test
    void what_it_can_not_do_it_says() {
        assertThat(MoveFiles.run(new String[] {"move-files", "local", "local"}, said::add))
                .isEqualTo(1);
        assertThat(MoveFiles.run(new String[] {"move-files", "local"}, said::add))
                .isEqualTo(1);
        assertThat(MoveFiles.run(new String[] {"move-files", "local", "s4"}, said::add))
                .isEqualTo(1);

        assertThat(said).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("Usage: move-files"));
    }

    private static RemoteSettings settings(SimulatedStorage server) {
        return new RemoteSettings(
                "local",
                new RemoteSettings.Supabase(server.project().toString(), KEY),
                new RemoteSettings.S3("", "us-east-1", "", "", ""));
    }
}
