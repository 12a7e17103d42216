package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a killed process may have left on a cluster's files: a whole server, sessions without their server, a stale note. */
final class LeftoverServer {

    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final long SESSION_SECONDS = 10;

    /** Where a running server says who it is. */
    static final String NOTE = "postmaster.pid";

    private final Path data;
    private final Path note;

    LeftoverServer(Path data) {
        this.data = data;
        this.note = data.resolve(NOTE);
    }

    /**
     * Ends whatever still works on the files, and takes away the note that it left. A stale note must go: in a container
     * its number soon belongs to one of our own threads, and PostgreSQL would take that for a living server.
     */
    void clear() throws IOException {
        for (var process : processes()) {
            Suspension.signal("CONT", process); // whoever froze it is gone
        }
        for (var server : processes()) {
            if (Long.toString(server.pid()).equals(notedPid())) {
                log.warn("A PostgreSQL was left running on our files and is stopped: pid={}", server.pid());
                ServerProcess.stop(server);
            }
        }
        for (var session : processes()) {
            end(session);
        }
        if (Files.deleteIfExists(note)) {
            log.info("The last PostgreSQL on these files did not end in order, and recovers now: data={}", data);
        }
    }

    private String notedPid() throws IOException {
        try {
            return Files.readString(note).lines().findFirst().orElse("").strip();
        } catch (NoSuchFileException _) {
            return ""; // nobody left one, or a server that just ended took it along
        }
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksOnOurFiles).toList();
    }

    /** A server names its data in its command; sessions name nothing, but work in that folder. */
    private boolean worksOnOurFiles(ProcessHandle process) {
        var facts = Path.of("/proc", Long.toString(process.pid()));
        try {
            var command = Files.readString(facts.resolve("cmdline")).split("\0", -1);
            if (command[0].startsWith("postgres: ")) {
                return Files.readSymbolicLink(facts.resolve("cwd")).equals(data);
            }
            return command[0].endsWith("postgres") && List.of(command).contains(data.toString());
        } catch (IOException e) {
            log.trace("Process is gone, or somebody else's: pid={}", process.pid(), e);
            return false;
        }
    }

    private static void end(ProcessHandle session) throws IOException {
        try {
            session.onExit().get(SESSION_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            log.warn("A session has outlived its PostgreSQL and is killed: pid={}", session.pid());
            session.destroyForcibly();
            session.onExit().join();
        } catch (ExecutionException e) {
            throw new IOException("A session can't be waited for: pid=" + session.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a left-over PostgreSQL ends", e);
        }
    }
}
