package io.neurocards.partners.webhooks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How many messages are under way at once in this process, to one endpoint, to all of a partner, and to all. Sending has threads
 * of its own, so that a receiver that keeps silent holds neither other messages up nor other work.
 */
@Component
final class WebhookLanes implements AutoCloseable {

    static final int PER_ENDPOINT = 2;
    static final int PER_PARTNER = 10;
    static final int IN_ALL = 100;

    private static final long STEP_MILLIS = 250;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UUID, Integer> busy = new HashMap<>();
    private final Map<UUID, Long> turnedAway = new HashMap<>();
    private int inAll;

    /** Takes a place for a message, if there is one; {@link #leave} gives it back. */
    synchronized boolean enter(Webhook webhook) {
        var partner = webhook.owner().partner();
        if (inAll >= IN_ALL || busy(webhook.id()) >= PER_ENDPOINT || busy(partner) >= PER_PARTNER) {
            turnedAway.merge(webhook.id(), 1L, Long::sum);
            return false;
        }
        inAll++;
        busy.merge(webhook.id(), 1, Integer::sum);
        busy.merge(partner, 1, Integer::sum);
        turnedAway.computeIfPresent(webhook.id(), (_, waiting) -> waiting <= 1 ? null : waiting * 3 / 4);
        return true;
    }

    synchronized void leave(Webhook webhook) {
        inAll--;
        left(webhook.id());
        left(webhook.owner().partner());
    }

    /** Returns after which pause to ask again: the more are waiting for an endpoint, the longer, so that asking stays cheap. */
    synchronized Duration pause(Webhook webhook) {
        var pause = Duration.ofMillis(STEP_MILLIS * turnedAway.getOrDefault(webhook.id(), 0L));
        if (pause.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    private int busy(UUID whose) {
        return busy.getOrDefault(whose, 0);
    }

    private void left(UUID whose) {
        busy.computeIfPresent(whose, (_, places) -> places == 1 ? null : places - 1);
    }

    /** Works on a thread of its own. */
    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** What is still under way then is sent again by whoever finds its claim run out. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
