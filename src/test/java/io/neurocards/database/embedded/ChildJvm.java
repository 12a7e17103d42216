package io.neurocards.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An owner of a database folder in a process of its own, which tests watch by its lines and kill. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts a {@link DatabaseOwner} on {@code folder} as the user that {@code prefix} makes of us. */
    static ChildJvm owning(Path folder, String classPath, List<String> prefix) throws IOException {
        return owning(folder, classPath, prefix, DatabaseOwner.class);
    }

    static ChildJvm owning(Path folder, String classPath, List<String> prefix, Class<?> program) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                program.getName(),
                folder.toString()));
        return new ChildJvm(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** Returns the first line that fits, after reading all before it; fails when the process ends without one. */
    String line(Predicate<String> fits) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (fits.test(line)) {
                return line;
            }
        }
        throw new AssertionError("The process ended without that line: " + String.join("\n", lines));
    }

    /** Kills it as {@code kill -9} does, and returns how many rows it had acknowledged. */
    long kill() throws IOException {
        process.toHandle()
                .destroyForcibly(); // leaves the pipe with its last lines open, unlike the process's own method
        process.onExit().join();
        output.lines().forEach(lines::add);
        return lines.stream().filter(line -> line.startsWith("row ")).count();
    }

    /** Kills it and those that it has started, but for one. */
    void killWithChildrenBut(long spared) {
        var others = process.children().filter(child -> child.pid() != spared).toList();
        others.forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
