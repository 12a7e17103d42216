package io.neurocards.videos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a process of this machine takes, as the kernel counts it. */
record ProcessMeter(long pid) {

    private static final double TICKS_A_SECOND = 100;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /** Returns the processor seconds it has taken, with its children that have ended. */
    double processorSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11])
                        + Long.parseLong(fields[12])
                        + Long.parseLong(fields[13])
                        + Long.parseLong(fields[14]))
                / TICKS_A_SECOND;
    }

    /** Returns its resident memory in MB. */
    double residentMegabytes() throws IOException {
        var found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : 0;
    }

    /** Has a JVM collect, and returns what is left of its heap in MB. */
    double liveHeapMegabytes() throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(List.of(tool, "" + pid, "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IOException("jcmd did not say what the heap holds: " + text);
        }
        return Long.parseLong(total.group(1)) / 1048576.0;
    }

    /** Returns the processor seconds of the PostgreSQL server below this JVM. */
    static double ofPostgres() throws IOException {
        var sum = 0.0;
        for (var process : ProcessHandle.current().descendants().toList()) {
            if (process.info()
                    .command()
                    .filter(name -> name.endsWith("postgres"))
                    .isPresent()) {
                sum += new ProcessMeter(process.pid()).processorSeconds();
            }
        }
        return sum;
    }
}
