package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that ask the machine what it is like, on machines that a folder of a few programs and files stands for. */
class ServerScriptsTest {

    private static final String SWAP = Shell.script("deploy/server/swap.sh");
    private static final String CLEANUP = Shell.script("scripts/cleanup_stuck_jobs.sh");

    @TempDir
    Path folder;

    @Test
    void a_small_machine_gets_a_swap_file_once_that_it_also_has_after_a_start() throws Exception {
        var machine = machine(1990, 0, "exit 1");
        Files.writeString(folder.resolve("fstab"), "/dev/vda1 / ext4 defaults 0 1\n");

        assertThat(machine.run(SWAP).code()).isZero();
        assertThat(machine.run(SWAP).code()).as("after a start without it").isZero();

        var swap = folder.resolve("swapfile");
        assertThat(Files.size(swap)).isEqualTo(4L << 20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(swap)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(swap), 4086, 10, StandardCharsets.US_ASCII))
                .isEqualTo("SWAPSPACE2");
        assertThat(folder.resolve("fstab"))
                .hasContent("/dev/vda1 / ext4 defaults 0 1\n" + swap + " none swap sw 0 0\n");
        assertThat(Files.readAllLines(folder.resolve("swapped"))).last().isEqualTo(swap.toString());
        assertThat(folder.resolve("swapfile.part")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"3900, 0, exit 1", "1990, 1024, exit 1", "1990, 0, exit 0"})
    void a_larger_machine_one_with_swap_and_a_container_are_left_as_they_are(int memory, int swap, String isContainer)
            throws Exception {
        assertThat(machine(memory, swap, isContainer).run(SWAP)).isEqualTo(new Shell.Ended(0, ""));

        assertThat(folder.resolve("swapfile")).doesNotExist();
        assertThat(folder.resolve("fstab")).doesNotExist();
    }

    @Test
    void where_a_swap_file_can_not_be_used_nothing_of_it_stays_and_the_installation_goes_on() throws Exception {
        var machine = machine(1990, 0, "exit 1").with("swapon", programs(), "exit 255");

        assertThat(machine.run(SWAP).code()).isZero();

        assertThat(folder.resolve("swapfile")).doesNotExist();
        assertThat(folder.resolve("swapfile.part")).doesNotExist();
    }

    @Test
    void stuck_clips_are_cleaned_up_by_the_studio_of_the_machine_and_its_answer_is_the_scripts() throws Exception {
        var server = Shell.in(folder).with("neurocards", programs(), "echo \"$@\"; exit 1");

        assertThat(server.run(CLEANUP)).isEqualTo(new Shell.Ended(1, "jobs cleanup\n"));
        assertThat(server.run(CLEANUP, "--apply")).isEqualTo(new Shell.Ended(1, "jobs cleanup --apply\n"));
        assertThat(server.run(CLEANUP, "--all").code()).isEqualTo(2);
        assertThat(server.run(CLEANUP, "--apply", "now").code()).isEqualTo(2);
    }

    @Test
    void stuck_clips_are_cleaned_up_in_whichever_of_the_containers_runs() throws Exception {
        var containers = Shell.in(folder).with("docker", programs(), """
                case "$*" in
                  ps*service=bot) printf 'c0ffee\\nbeef\\n' ;;
                  ps*) ;;
                  *) echo "$@" ;;
                esac
                """);

        assertThat(containers.run(CLEANUP, "--apply"))
                .isEqualTo(new Shell.Ended(0, "exec c0ffee /opt/neurocards/bin/neurocards jobs cleanup --apply\n"));
        assertThat(containers.with("docker", programs(), "exit 0").run(CLEANUP))
                .isEqualTo(new Shell.Ended(2, "No container of the studio runs here.\n"));
    }

    private Path programs() {
        return folder.resolve("programs");
    }

    /** A machine with so many megabytes, whose swap is switched on by being written down. */
    private Shell machine(int memory, int swap, String isContainer) throws IOException {
        var meminfo = folder.resolve("meminfo");
        Files.writeString(meminfo, "MemTotal: %d kB\nSwapTotal: %d kB\n".formatted(memory * 1024, swap * 1024));
        return Shell.in(folder)
                .with("MEMORY", meminfo.toString())
                .with("SWAP_FILE", folder.resolve("swapfile").toString())
                .with("FSTAB", folder.resolve("fstab").toString())
                .with("SWAP_MB", "4")
                .with("swapon", programs(), "echo \"$1\" >>swapped")
                .with("swapoff", programs(), "grep -qx \"$1\" swapped")
                .with("systemd-detect-virt", programs(), isContainer);
    }
}
