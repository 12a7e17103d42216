package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.videos.DueLooks.Next;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers for what they make, many tasks at a time: due looks are taken in bulk, what was learned is written in bulk,
 * and only a task with news costs a run of its own. Every process that makes clips does this; each look is one process's.
 */
final class LookUps {

    private static final Logger log = LoggerFactory.getLogger(LookUps.class);

    /** Looks on their way at a time, per process. */
    private static final int AT_A_TIME = 64;

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final Jobs jobs;
    private final Pace pace;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ConcurrentLinkedQueue<Look> seen = new ConcurrentLinkedQueue<>();

    LookUps(Decisions decisions, VideoRows rows, Requests requests, Jobs jobs, Pace pace, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.jobs = jobs;
        this.pace = pace;
        this.clock = clock;
    }

    /** What one look has found. */
    private sealed interface Look {

        record Waits(Next next) implements Look {}

        /** Somebody must decide what follows. */
        record News(Attempt attempt) implements Look {}

        record StillNothing(Attempt attempt) implements Look {}
    }

    /** Writes down what was learned since, and sends for what is due; the answers are written down by the next turn. */
    void turn(Executor executor) {
        writeDown();
        var room = places.availablePermits();
        if (room == 0) {
            return;
        }
        Supplier<List<Attempt>> taking = () -> rows.dueLooks().take(room, clock.instant());
        for (var attempt : decisions.act(taking)) {
            places.acquireUninterruptibly();
            executor.execute(() -> {
                try {
                    seen.add(see(attempt).look);
                } catch (RuntimeException e) {
                    log.error("A look failed: attempt={}; looked at again in {}", attempt.id(), DueLooks.LEASE, e);
                } finally {
                    places.release();
                }
            });
        }
    }

    /** What the provider said of a try, and what that means. */
    static final class Seen {

        private final LookUpAnswer answer;
        private final Look look;

        private Seen(LookUpAnswer answer, Look look) {
            this.answer = answer;
            this.look = look;
        }

        LookUpAnswer answer() {
            return answer;
        }

        /** Returns whether the job or the late clip has a run to do. */
        boolean isNews() {
            return look instanceof Look.News;
        }
    }

    /** Asks for one try now. */
    Seen see(Attempt attempt) {
        var answer = requests.lookUp(attempt);
        return new Seen(answer, judge(attempt, answer));
    }

    /** Writes down what was seen, as a turn does. */
    void keep(Seen one) {
        seen.add(one.look);
        writeDown();
    }

    private Look judge(Attempt attempt, LookUpAnswer answer) {
        if (!attempt.state().isOpen()) {
            return answer instanceof LookUpAnswer.Ready ? new Look.News(attempt) : new Look.StillNothing(attempt);
        }
        var usual = requests.usualTime(attempt.model());
        return switch (answer) {
            case LookUpAnswer.Ready _, LookUpAnswer.Failed _ -> new Look.News(attempt);
            case LookUpAnswer.Waiting(var progress) ->
                pace.isOverdue(attempt) || !attempt.isKnown()
                        ? new Look.News(attempt)
                        : waits(attempt, pace.progress(attempt, usual, progress));
            case LookUpAnswer.NoAnswer _ ->
                pace.isOverdue(attempt) ? new Look.News(attempt) : waits(attempt, pace.progress(attempt, usual, 0));
            case LookUpAnswer.Unknown _ ->
                pace.isUnknownForGood(attempt) ? new Look.News(attempt) : waits(attempt, Stage.SUBMITTING.begins());
        };
    }

    private Look waits(Attempt attempt, int progress) {
        var next = pace.nextLook(attempt, requests.usualTime(attempt.model()));
        return new Look.Waits(new Next(attempt.id(), attempt.jobId(), next, progress));
    }

    private void writeDown() {
        var waiting = new ArrayList<Next>();
        var making = new ArrayList<Attempt>();
        var late = new ArrayList<Attempt>();
        var nothing = new ArrayList<Attempt>();
        for (var look = seen.poll(); look != null; look = seen.poll()) {
            switch (look) {
                case Look.Waits(var next) -> waiting.add(next);
                case Look.News(var attempt) -> (attempt.state().isOpen() ? making : late).add(attempt);
                case Look.StillNothing(var attempt) -> nothing.add(attempt);
            }
        }
        if (waiting.isEmpty() && making.isEmpty() && late.isEmpty() && nothing.isEmpty()) {
            return;
        }
        decisions.act(() -> {
            rows.dueLooks().putBack(waiting, clock.instant());
            rows.dueLooks().handOver(ids(making));
            jobs.enqueueAll(
                    VideoPipeline.TYPE, making.stream().map(Attempt::jobId).toList());
            rows.dueLooks().handOver(ids(late));
            jobs.enqueueAll(LateClips.TYPE, ids(late));
            rows.dueLooks()
                    .watchOn(nothing.stream()
                            .map(attempt -> new Next(attempt.id(), attempt.jobId(), pace.nextWatch(attempt), 0))
                            .toList());
        });
    }

    private static List<UUID> ids(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).toList();
    }
}
