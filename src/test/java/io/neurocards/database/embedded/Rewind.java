package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a server back to how its files were at some moment, as a restored snapshot of a disk does. */
public final class Rewind {

    private final EmbeddedPostgres server;
    private final Path data;
    private final Path earlier;

    /** @param folder the one that the server was started in */
    public Rewind(EmbeddedPostgres server, Path folder) throws IOException {
        this.server = server;
        try (var files = Files.list(folder)) {
            this.data = files.filter(file -> file.getFileName().toString().startsWith("data-"))
                    .findFirst()
                    .orElseThrow();
        }
        this.earlier = folder.resolve("earlier");
    }

    /** Keeps the files of one moment of the running server; nobody in it does anything meanwhile. */
    public void keep() throws IOException {
        server.freeze();
        run("rm", "-rf", earlier.toString());
        run("cp", "-a", data.toString(), earlier.toString());
        server.thaw();
    }

    /** Kills the server and gives it the files that were kept; it stays away until it is restarted. */
    public void back() throws IOException {
        server.kill();
        run("rm", "-rf", data.toString());
        run("mv", earlier.toString(), data.toString());
    }

    /** Files of another user, with everything about them, are beyond Java's own copying. */
    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("A command failed: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted: " + String.join(" ", command), e);
        }
    }
}
