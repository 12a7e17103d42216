package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes on a real disk, killed as {@code kill -9} does. */
class OtherProcessTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 900})
    void what_was_kept_is_there_after_a_kill_at_any_moment(int after) throws IOException {
        var lines = killedAfter(after, "kept", folder.toString());

        try (var journal = NodeJournal.open(JournalOwner.settings(folder))) {
            assertThat(waiting(journal)).containsAll(named(lines, "kept"));
            assertThat(named(lines, "asked")).containsAll(waiting(journal));
        }
    }

    @Test
    void what_was_forced_is_there_after_a_kill_before_the_answer() throws IOException {
        var lines = killedAfter(1, "forced", folder.toString(), "25");

        assertThat(named(lines, "kept")).hasSize(24);
        try (var journal = NodeJournal.open(JournalOwner.settings(folder))) {
            assertThat(waiting(journal)).hasSize(25).isEqualTo(named(lines, "asked"));
        }
    }

    @Test
    void a_second_process_on_the_folder_is_refused_and_harms_nobody() throws Exception {
        try (var journal = NodeJournal.open(JournalOwner.settings(folder))) {
            var second = start(folder.toString());
            var said = second.inputReader().readLine();

            assertThat(said)
                    .startsWith("refused Another process writes this journal")
                    .contains("pid " + ProcessHandle.current().pid());
            assertThat(second.waitFor()).isEqualTo(3);
            assertThat(journal.markStable(0, Bytes.of(new byte[32]))).isInstanceOf(JournalAnswer.Kept.class);
        }
    }

    @Test
    void a_process_refuses_its_own_successor_until_it_dies() throws Exception {
        var first = start(folder.toString());
        assertThat(first.inputReader().readLine()).isEqualTo("opened");

        assertThat(refused()).contains("pid " + first.pid());
        first.toHandle().destroyForcibly();
        first.onExit().join();
        NodeJournal.open(JournalOwner.settings(folder)).close();
    }

    private String refused() throws IOException {
        try (var _ = NodeJournal.open(JournalOwner.settings(folder))) {
            throw new AssertionError("Two processes own one journal");
        } catch (JournalRefusedException e) {
            return e.getMessage();
        }
    }

    /** Returns all that it said when it is killed after {@code count} lines that begin with {@code word}. */
    private static List<String> killedAfter(int count, String word, String... arguments) throws IOException {
        var process = start(arguments);
        var output = process.inputReader();
        var lines = new ArrayList<String>();
        for (var seen = 0; seen < count; ) {
            var line = output.readLine();
            assertThat(line).as("ended by itself: %s", lines).isNotNull();
            lines.add(line);
            seen += line.startsWith(word) ? 1 : 0;
        }
        process.toHandle().destroyForcibly();
        process.onExit().join();
        rest(output, lines);
        return lines;
    }

    /** What it still said; the last line may have been cut in two. */
    private static void rest(BufferedReader output, List<String> lines) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalOwner.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Set<String> named(List<String> lines, String word) {
        var ids = new HashSet<String>();
        for (var line : lines) {
            if (line.startsWith(word + " ") && line.length() == word.length() + 37) {
                ids.add(line.substring(word.length() + 1));
            }
        }
        return ids;
    }

    private static Set<String> waiting(NodeJournal journal) {
        var ids = new HashSet<String>();
        journal.state().waiting().forEach(operation -> ids.add(operation.id().toString()));
        return ids;
    }
}
