package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.Until;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** The file of the log as a process writes it that has the settings of the studio, and nothing of the rest. */
class LogFileTest {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    /** A process that has the settings of the studio and logs one line. */
    static final class Logging {

        private Logging() {}

        public static void main(String[] arguments) throws InterruptedException {
            var application = new SpringApplication(Logging.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.run(arguments);
            LoggerFactory.getLogger(Logging.class).info("The first line of a new file");
            TimeUnit.SECONDS.sleep(Integer.parseInt(System.getProperty("stays")));
        }
    }

    @Test
    void a_file_that_is_full_is_packed_and_the_oldest_go_by_age_and_by_size() throws Exception {
        var log = folder.resolve("studio.log");
        Files.writeString(log, "what was written before\n".repeat(MEGABYTE / 20));
        var today = LocalDate.now(ZoneId.systemDefault());
        var young = archive(today.minusDays(1), MEGABYTE / 2);
        var heavy = archive(today.minusDays(2), 2 * MEGABYTE);
        var old = archive(today.minusDays(9), 10);
        var foreign = Files.writeString(folder.resolve("studio.log.keep"), "not ours");

        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dstays=60",
                        "-Duser.timezone=" + TimeZone.getDefault().getID(),
                        "-cp",
                        classPath(),
                        Logging.class.getName(),
                        "--neurocards.mode=demo",
                        "--neurocards.log.file=" + log,
                        "--neurocards.log.file-mb=1",
                        "--neurocards.log.file-days=3",
                        "--neurocards.log.file-total-mb=2",
                        "--neurocards.secret-file=" + folder.resolve("secret.key"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            Until.holds(
                    () -> "the full file packed, what is too old and too much deleted: " + said(),
                    Duration.ofMinutes(1),
                    () -> !Files.exists(old) && !Files.exists(heavy) && packed(today) == 1 && isNew(log));
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    /** The process works in a folder of its own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path archive(LocalDate day, int bytes) throws IOException {
        return Files.write(folder.resolve("studio.log." + day + ".0.gz"), new byte[bytes]);
    }

    private long packed(LocalDate day) {
        try (Stream<Path> files = Files.list(folder)) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            return names.stream()
                    .filter(name -> name.startsWith("studio.log." + day) && name.endsWith(".gz"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList() + " " + Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNew(Path log) {
        try {
            return Files.exists(log)
                    && Files.size(log) < MEGABYTE
                    && Files.readString(log).contains("The first line of a new file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
