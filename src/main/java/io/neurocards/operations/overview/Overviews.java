package io.neurocards.operations.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The overview, read at most every two seconds however many look, and by one at a time; what changes slowly or is counted over whole
 * tables is read twice a minute.
 */
@Component
public final class Overviews {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(30);

    private final OverviewRows rows;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Overview last;
    private volatile Instant slowAt = Instant.EPOCH;

    Overviews(OverviewRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Returns how the work stands, or stood when a database could last be asked; nothing when none ever could. */
    public Optional<Overview> now() {
        reading.lock();
        try {
            var known = last;
            var now = clock.instant();
            if (known != null && known.at().plus(FRESH).isAfter(now)) {
                return Optional.of(known);
            }
            last = read(known, now);
        } catch (RuntimeException noDatabase) {
            return Optional.ofNullable(last);
        } finally {
            reading.unlock();
        }
        return Optional.ofNullable(last);
    }

    /** Returns it as it was read last. */
    public Optional<Overview> known() {
        return Optional.ofNullable(last);
    }

    private Overview read(@Nullable Overview known, Instant now) {
        var stages = rows.stages();
        var waiting = rows.waitingCredits();
        var processes = rows.processes();
        if (known != null && slowAt.plus(SLOW).isAfter(now)) {
            return new Overview(
                    now,
                    stages,
                    known.ended(),
                    waiting,
                    processes,
                    known.ways(),
                    known.proxies(),
                    known.takings(),
                    known.pending(),
                    known.credits());
        }
        var read = new Overview(
                now,
                stages,
                rows.ended(now),
                waiting,
                processes,
                rows.ways(),
                rows.proxies(now),
                rows.takings(now),
                rows.pending(now),
                rows.credits());
        slowAt = now;
        return read;
    }
}
