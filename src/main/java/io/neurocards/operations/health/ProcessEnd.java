package io.neurocards.operations.health;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a process ends that can do nothing any more, and what it says before. */
final class ProcessEnd {

    private static final Logger log = LoggerFactory.getLogger(ProcessEnd.class);
    private static final int MOST_THREADS = 60;

    private ProcessEnd() {}

    /** Returns the threads of this JVM that wait for each other for ever, by their numbers. */
    static Map<Long, String> deadlockedThreads() {
        var threads = ManagementFactory.getThreadMXBean();
        var numbers = threads.findDeadlockedThreads();
        var words = new TreeMap<Long, String>();
        if (numbers != null) {
            Stream.of(threads.getThreadInfo(numbers))
                    .filter(info -> info != null)
                    .forEach(info -> words.put(
                            info.getThreadId(),
                            "%s waits for %s of %s"
                                    .formatted(info.getThreadName(), info.getLockName(), info.getLockOwnerName())));
        }
        return words;
    }

    /**
     * Says why and what all threads do, and ends the process: in order if that is still possible, by force after {@code patience}, since
     * what is to be closed may wait for what is stuck.
     */
    static void end(String reason, Duration patience) {
        log.error(
                "This process ends itself, so that another takes its place: exit={}, because {}",
                Watchdog.EXIT_CODE,
                reason);
        log.error("Its threads: {}", threads());
        Thread.ofPlatform().daemon().name("orderly-end").start(() -> System.exit(Watchdog.EXIT_CODE));
        try {
            var _ = new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(Watchdog.EXIT_CODE);
    }

    private static String threads() {
        var threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds(), 1))
                .filter(info -> info != null)
                .limit(MOST_THREADS)
                .map(ProcessEnd::words)
                .collect(Collectors.joining("; "));
    }

    private static String words(ThreadInfo info) {
        var stack = info.getStackTrace();
        return info.getThreadName() + " " + info.getThreadState() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
