package io.neurocards.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The load generator of Debian's package {@code wrk}, over connections that are kept open. */
record Wrk(String address, String token, int connections, int seconds) {

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: .*");

    /** What a run came to; times in milliseconds. */
    record Load(double perSecond, double p50, double p99) {}

    static boolean isInstalled() throws InterruptedException {
        try {
            new ProcessBuilder("wrk", "--version").start().waitFor();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Load get(String path, int users) throws IOException, InterruptedException {
        return run(Map.of("BENCH_PATH", path, "BENCH_USERS", "" + users));
    }

    /** As many as come when each connection rests between two requests: what they cost then, and not how many there can be. */
    Load get(String path, int users, int pauseMilliseconds) throws IOException, InterruptedException {
        return run(Map.of("BENCH_PATH", path, "BENCH_USERS", "" + users, "BENCH_PAUSE", "" + pauseMilliseconds));
    }

    Load post(String path, int users, String body) throws IOException, InterruptedException {
        return run(Map.of("BENCH_PATH", path, "BENCH_USERS", "" + users, "BENCH_BODY", body));
    }

    /** @throws IOException when an answer was no success: such a run measures nothing */
    private Load run(Map<String, String> more) throws IOException, InterruptedException {
        var output = Files.createTempFile("wrk", ".txt");
        var command = new ProcessBuilder(new ArrayList<>(List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "-s",
                "src/bench/wrk/requests.lua",
                address)));
        command.environment().put("BENCH_TOKEN", token);
        command.environment().put("BENCH_FIRST", "" + BenchPeople.BEFORE_FIRST);
        command.environment().putAll(more);
        var exit = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        var text = Files.readString(output);
        Files.delete(output);
        var perSecond = PER_SECOND.matcher(text);
        if (exit != 0 || FAILED.matcher(text).find() || !perSecond.find()) {
            throw new IOException("wrk failed: " + text);
        }
        return new Load(Double.parseDouble(perSecond.group(1)), percentile(text, "50"), percentile(text, "99"));
    }

    private static double percentile(String text, String which) throws IOException {
        var found = PERCENTILE.matcher(text);
        while (found.find()) {
            if (found.group(1).equals(which)) {
                var value = Double.parseDouble(found.group(2));
                return switch (found.group(3)) {
                    case "us" -> value / 1000;
                    case "ms" -> value;
                    default -> value * 1000;
                };
            }
        }
        throw new IOException("wrk told no percentiles: " + text);
    }
}
