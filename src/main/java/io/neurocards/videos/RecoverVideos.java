package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * Derives the work again from the rows: every job in the making has its run, every free place is offered to the line, and a
 * job without a sign of life is given up. Waiting in the line is not being stuck, and neither is the time in which no
 * process ran: silence counts from the last sign of life, or from when this process began to listen.
 */
final class RecoverVideos implements RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Jobs jobs;
    private final EndVideo endVideo;
    private final DispatchVideos dispatchVideos;
    private final Watchdog watchdog;

    RecoverVideos(
            Decisions decisions,
            VideoRows rows,
            Jobs jobs,
            EndVideo endVideo,
            DispatchVideos dispatchVideos,
            Watchdog watchdog) {
        this.decisions = decisions;
        this.rows = rows;
        this.jobs = jobs;
        this.endVideo = endVideo;
        this.dispatchVideos = dispatchVideos;
        this.watchdog = watchdog;
    }

    @Override
    public String name() {
        return "videos-recover";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        decisions.act(() -> jobs.enqueueAll(VideoPipeline.TYPE, rows.jobs().toRun()));
        dispatchVideos.dispatch();
        var limit = watchdog.silenceLimit();
        if (limit != null) {
            rows.jobs().silentSince(limit).forEach(id -> endVideo.giveUp(id, watchdog.stuckAfter()));
        }
    }

    /** Knows since when this process listens for signs of life. */
    static final class Watchdog {

        private final Clock clock;
        private final Duration stuckAfter;
        private volatile @Nullable Instant listeningSince;

        Watchdog(Clock clock, Duration stuckAfter) {
            this.clock = clock;
            this.stuckAfter = stuckAfter;
        }

        /** While no database could be asked, nobody could give a sign of life either. */
        @EventListener
        void decidedAgain(ModeSwitch change) {
            if (change.from() == Mode.CACHE_ONLY) {
                listeningSince = clock.instant();
            }
        }

        Duration stuckAfter() {
            return stuckAfter;
        }

        /** Returns the moment before which a last sign of life is too old, or nothing while it is too early to say. */
        @Nullable
        Instant silenceLimit() {
            var now = clock.instant();
            var since = listeningSince;
            if (since == null) {
                listeningSince = now;
                return null;
            }
            return since.plus(stuckAfter).isAfter(now) ? null : now.minus(stuckAfter);
        }
    }
}
