package io.neurocards.operations.health;

import io.neurocards.shared.Roles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a process can do the work of its roles. The probes run beside each other, at most once in two seconds, so that whoever asks
 * often costs nothing; one that hangs is failing, and is not begun again before it is over.
 */
public final class Readiness {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);
    private static final String OK = "ok";
    private static final String FAILING = "failing";

    private final List<Probe> probes;
    private final Roles roles;
    private final Clock clock;
    private final Duration patience;
    private final Map<String, FutureTask<Boolean>> looks = new LinkedHashMap<>();
    private @Nullable Found last;

    /** @param patience how long whoever asks waits for all probes together */
    Readiness(List<Probe> probes, Roles roles, Clock clock, Duration patience) {
        this.probes = List.copyOf(probes);
        this.roles = roles;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * What was found.
     *
     * @param isReady whether everything works that these roles need
     * @param checks for each thing "ok" or "failing"
     * @param advice for what is failing, what to do; holds nothing that others must not read
     */
    public record Found(Instant at, boolean isReady, Map<String, String> checks, Map<String, String> advice) {}

    /** Looks, unless somebody just did. */
    public synchronized Found look() {
        var now = clock.instant();
        var known = last;
        if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) {
            return known;
        }
        probes.forEach(this::begin);
        var until = System.nanoTime() + patience.toNanos();
        var checks = new LinkedHashMap<String, String>();
        var advice = new LinkedHashMap<String, String>();
        var ready = true;
        for (var probe : probes) {
            var works = works(probe, until - System.nanoTime());
            checks.put(probe.name(), works ? OK : FAILING);
            if (!works) {
                advice.put(probe.name(), probe.advice());
            }
            ready &= works || !probe.isNeededBy(roles);
        }
        var found = new Found(now, ready, checks, advice);
        last = found;
        return found;
    }

    private void begin(Probe probe) {
        if (!looks.containsKey(probe.name())) {
            var look = new FutureTask<>(() -> works(probe));
            looks.put(probe.name(), look);
            Thread.ofVirtual().name("probe-" + probe.name()).start(look);
        }
    }

    private boolean works(Probe probe, long nanos) {
        var look = looks.get(probe.name());
        if (look == null) {
            return false;
        }
        try {
            var works = look.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            looks.remove(probe.name());
            return works;
        } catch (TimeoutException _) {
            log.warn("Not ready: check={}, it gives no answer", probe.name());
        } catch (ExecutionException e) {
            looks.remove(probe.name());
            log.warn("Not ready: check={}", probe.name(), e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean works(Probe probe) {
        try {
            probe.look();
            return true;
        } catch (IOException | RuntimeException e) {
            log.warn("Not ready: check={}", probe.name(), e);
            return false;
        }
    }
}
