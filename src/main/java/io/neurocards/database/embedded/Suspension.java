package io.neurocards.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server and its sessions, stopped wherever they were. A shell that listens to this process keeps their numbers, and lets
 * them go on when it hears no more: be it that {@link #end} says so, or that this process is gone.
 */
final class Suspension {

    /** Of signals meant for this process, from a terminal for instance, it takes no notice. */
    private static final String GUARD = """
            trap '' INT TERM HUP
            while read number; do numbers="$numbers $number"; done
            kill -CONT $numbers
            """;

    private static final int TRIES = 500;
    private static final long TRY_MILLIS = 10;

    private final Process guard;
    private final Writer numbers;
    private final List<ProcessHandle> stopped = new ArrayList<>();

    private Suspension(Process guard) {
        this.guard = guard;
        this.numbers = guard.outputWriter(StandardCharsets.US_ASCII);
    }

    /**
     * Stops a server that this process has started, and all its sessions.
     *
     * @throws IOException when they can't be stopped; whatever was stopped goes on
     */
    static Suspension begin(ProcessHandle server) throws IOException {
        var suspension = new Suspension(new ProcessBuilder("sh", "-c", GUARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        try {
            suspension.stop(server); // first: a stopped server starts no more sessions
            for (var session : server.children().toList()) {
                suspension.stop(session);
            }
            return suspension;
        } catch (IOException | RuntimeException e) {
            suspension.end();
            throw e;
        }
    }

    private void stop(ProcessHandle process) throws IOException {
        numbers.write(process.pid() + "\n");
        numbers.flush();
        stopped.add(process);
        signal("STOP", process);
        for (var attempt = 0; attempt < TRIES && process.isAlive() && !isStopped(process); attempt++) {
            await(guard, TRY_MILLIS);
        }
        if (process.isAlive() && !isStopped(process)) {
            throw new IOException("A process does not stop: pid=" + process.pid());
        }
    }

    /** The state stands behind the name, which is in brackets and may hold anything. */
    private static boolean isStopped(ProcessHandle process) {
        try {
            var facts = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return "TtZX".indexOf(facts.charAt(facts.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException("The state of a process can't be read: pid=" + process.pid(), e);
            }
            return true;
        }
    }

    /** Lets all of them go on. */
    void end() throws IOException {
        numbers.close();
        if (!await(guard, TRIES * TRY_MILLIS)) {
            throw new IOException("A frozen PostgreSQL is not let go: guard=" + guard.pid());
        }
    }

    /** Ends all of them where they stand, with signal 9. */
    void kill() {
        guard.destroyForcibly();
        stopped.forEach(ProcessHandle::destroyForcibly);
    }

    static void signal(String name, ProcessHandle process) throws IOException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!await(kill, TRIES * TRY_MILLIS) || (kill.exitValue() != 0 && process.isAlive())) {
            throw new IOException("A signal was not delivered: signal=" + name + ", pid=" + process.pid());
        }
    }

    private static boolean await(Process process, long millis) throws IOException {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a PostgreSQL is stopped or let go", e);
        }
    }
}
