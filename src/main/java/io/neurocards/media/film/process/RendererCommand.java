package io.neurocards.media.film.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a renderer is started: this program again, from the same class path or jar, with the optimising compiler and a heap of
 * its own, and after the server in the queue for the processor.
 */
final class RendererCommand {

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final String MAIN_CLASS = "io.neurocards.NeuroCardsApplication";

    private RendererCommand() {}

    /** Starts the program {@code command}; of the server's environment it gets what programs need and none of its secrets. */
    static Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // Lets the C library give pictures back to the system instead of keeping their places for later.
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "1048576");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    static List<String> of(Path ffmpeg, int heapMegabytes) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "5"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:-ShrinkHeapInSteps",
                "-Djava.awt.headless=true"));
        var classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"))) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.add(MAIN_CLASS);
        }
        command.addAll(List.of(FilmWorker.ARGUMENT, ffmpeg.toAbsolutePath().toString()));
        return List.copyOf(command);
    }
}
