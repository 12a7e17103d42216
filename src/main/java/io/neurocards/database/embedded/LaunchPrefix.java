package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What has to stand before a server program's own command line. PostgreSQL refuses to run as uid 0, so root runs it in a
 * user namespace of its own, where it is somebody else while its files stay root's; where namespaces are forbidden it runs
 * as {@code nobody}. The server is tied to its parent by a signal, so that no orphan survives a killed JVM.
 */
enum LaunchPrefix {
    ORDINARY_USER,
    USER_NAMESPACE,
    NOBODY;

    /** By number, because distributions give the group different names. */
    private static final int NOBODYS_ID = 65534;

    private static final int ROOTS_ID = 0;

    private static final List<String> DIES_WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");

    private List<String> words() {
        return switch (this) {
            case ORDINARY_USER -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODYS_ID, "--regid=" + NOBODYS_ID, "--clear-groups");
        };
    }

    /** Returns the prefix for this process's user on this machine. */
    static LaunchPrefix ofThisMachine() throws IOException {
        if (!isRoot()) {
            return ORDINARY_USER;
        }
        return runs(List.of("unshare", "-U", "true")) ? USER_NAMESPACE : NOBODY;
    }

    /** Returns {@code command} as this machine can run it. */
    List<String> before(List<String> command) {
        var whole = new ArrayList<>(words());
        whole.addAll(command);
        return whole;
    }

    /** Returns {@code command} as this machine can run it, ended by the kernel when the thread that started it ends. */
    List<String> beforeServer(List<String> command) throws IOException {
        var server = new ArrayList<String>();
        if (runs(List.of("setpriv", "--version"))) {
            server.addAll(DIES_WITH_PARENT);
        }
        server.addAll(command);
        return before(server);
    }

    /**
     * Gives the files to the user the server runs as, who may have been another at the last start. It takes as long as it takes: with
     * much data, on some file systems each file that is given is copied.
     *
     * @throws IOException when they can't be given, or that user can't reach them: another's folder above is closed to it
     */
    void own(Path files) throws IOException {
        switch (this) {
            case ORDINARY_USER -> {} // whose files already are
            case USER_NAMESPACE -> Ownership.of(ROOTS_ID).over(files);
            case NOBODY -> Ownership.of(NOBODYS_ID).over(files);
        }
        if (!runs(before(List.of("test", "-w", files.toString())))) {
            throw new IOException("The embedded PostgreSQL can't reach its files: files=" + files
                    + "; a folder above is closed to the user it runs as; move them, or set DATABASE_URL");
        }
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static boolean runs(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return false; // the program is not on this machine, which is the answer
        }
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while trying " + command.getFirst(), e);
        }
    }
}
