package io.neurocards.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** PostgreSQL's own benchmark program, where Debian's postgresql package has brought it. */
public final class Pgbench {

    private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");
    private static final String FOLDERS = ":/usr/lib/postgresql/15/bin:/usr/lib/postgresql/17/bin";

    private final String address;
    private final String password;

    public Pgbench(String jdbcUrl, String user, String password) {
        this.address = jdbcUrl.replaceFirst("jdbc:", "").replaceFirst("//", "//" + user + "@");
        this.password = password;
    }

    public static boolean isInstalled() throws InterruptedException {
        try {
            return command("pgbench", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns how many times a second {@code clients} clients together run the statements of {@code script}. */
    public double perSecond(String script, int clients, int seconds) throws IOException, InterruptedException {
        var output = Files.createTempFile("pgbench", ".txt");
        var command = command(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + clients,
                "-j",
                "2",
                "-T",
                "" + seconds,
                "-f",
                script,
                address);
        command.environment().put("PGPASSWORD", password);
        var exit = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        var text = Files.readString(output);
        Files.delete(output);
        var tps = TRANSACTIONS.matcher(text);
        if (exit != 0 || !tps.find()) {
            throw new IOException("pgbench failed: " + text);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static ProcessBuilder command(String... words) {
        var command = new ProcessBuilder(words);
        command.environment().merge("PATH", FOLDERS, String::concat);
        return command;
    }
}
