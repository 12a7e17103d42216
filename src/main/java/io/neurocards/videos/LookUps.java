package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.videos.DueLooks.Next;
import io.neurocards.videos.HeldLooks.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * Asks providers for what they make, many tasks at a time: due looks are taken in bulk and kept for as long as their lease
 * allows, what was learned is written in bulk, and only a task with news costs a run of its own. Every process that makes clips
 * does this; each look is one process's.
 */
final class LookUps {

    private static final Logger log = LoggerFactory.getLogger(LookUps.class);

    /** Looks on their way at a time, per process. A look costs a virtual thread, and at most a connection. */
    private static final int AT_A_TIME = 1_024;

    /** Customers are told of progress in steps of so much; a sign of life is given at least so often. */
    private static final int STEP = 5;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final Jobs jobs;
    private final Pace pace;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ConcurrentLinkedQueue<Look> seen = new ConcurrentLinkedQueue<>();
    private final HeldLooks held = new HeldLooks();

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

        record Waits(Held held, Next next) implements Look {}

        /** Its clip is there. */
        record Made(Attempt attempt) implements Look {}

        /** Somebody must decide what follows. */
        record News(Attempt attempt) implements Look {}

        record StillNothing(Attempt attempt) implements Look {}
    }

    /** Writes down what was learned since, and sends for what is due; the answers are written down by the next turn. */
    void turn(Executor executor) {
        writeDown();
        held.take(places.availablePermits(), clock.instant()).forEach(one -> send(one, executor));
        var room = places.availablePermits();
        if (room == 0) {
            return;
        }
        var now = clock.instant();
        Supplier<List<Attempt>> taking = () -> rows.dueLooks().take(room, now);
        for (var attempt : decisions.act(taking)) {
            send(new Held(attempt, now.plus(DueLooks.LEASE), 0, Instant.EPOCH), executor);
        }
    }

    private void send(Held one, Executor executor) {
        places.acquireUninterruptibly();
        executor.execute(() -> {
            try {
                seen.add(see(one).look);
            } catch (RuntimeException e) {
                log.error(
                        "A look failed: attempt={}; looked at again within {}",
                        one.attempt().id(),
                        DueLooks.LEASE,
                        e);
            } finally {
                places.release();
            }
        });
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
            return look instanceof Look.News || look instanceof Look.Made;
        }
    }

    /** Asks for one try now, whoever else may be about to. */
    Seen see(Attempt attempt) {
        return see(new Held(attempt, clock.instant(), 0, Instant.EPOCH));
    }

    private Seen see(Held one) {
        var answer = requests.lookUp(one.attempt());
        return new Seen(answer, judge(one, answer));
    }

    /** Writes down what was seen, as a turn does. */
    void keep(Seen one) {
        seen.add(one.look);
        writeDown();
    }

    private Look judge(Held one, LookUpAnswer answer) {
        var attempt = one.attempt();
        if (!attempt.state().isOpen()) {
            return answer instanceof LookUpAnswer.Ready ? new Look.News(attempt) : new Look.StillNothing(attempt);
        }
        return switch (answer) {
            case LookUpAnswer.Ready _ -> attempt.isKnown() ? new Look.Made(attempt) : new Look.News(attempt);
            case LookUpAnswer.Failed _ -> new Look.News(attempt);
            case LookUpAnswer.Waiting(var progress) ->
                pace.isOverdue(attempt) || !attempt.isKnown()
                        ? new Look.News(attempt)
                        : waits(one, pace.progress(attempt, progress), pace.nextLook(attempt));
            case LookUpAnswer.NoAnswer _ ->
                pace.isOverdue(attempt)
                        ? new Look.News(attempt)
                        : waits(one, pace.progress(attempt, 0), pace.afterNoAnswer());
            case LookUpAnswer.Unknown _ ->
                pace.isUnknownForGood(attempt)
                        ? new Look.News(attempt)
                        : waits(one, Stage.SUBMITTING.begins(), pace.nextLook(attempt));
        };
    }

    private static Look waits(Held one, int progress, Instant next) {
        var attempt = one.attempt();
        return new Look.Waits(one, new Next(attempt.id(), attempt.jobId(), next, progress));
    }

    private void writeDown() {
        var now = clock.instant();
        var learned = new Learned();
        for (var look = seen.poll(); look != null; look = seen.poll()) {
            switch (look) {
                case Look.Waits(var one, var next) -> keep(one, next, learned, now);
                case Look.Made(var attempt) -> {
                    learned.made().add(attempt);
                    learned.making().add(attempt);
                }
                case Look.News(var attempt) ->
                    (attempt.state().isOpen() ? learned.making() : learned.late()).add(attempt);
                case Look.StillNothing(var attempt) ->
                    learned.nothing().add(new Next(attempt.id(), attempt.jobId(), pace.nextWatch(attempt), 0));
            }
        }
        if (!learned.isEmpty()) {
            decisions.act(() -> write(learned, now));
        }
    }

    private void keep(Held one, Next next, Learned learned, Instant now) {
        var tells = next.progress() >= one.told() + STEP
                || one.toldAt().plus(LONGEST_SILENCE).isBefore(now);
        if (tells) {
            learned.alive().add(next);
        }
        var after = tells ? new Held(one.attempt(), one.until(), next.progress(), now) : one;
        if (!held.keep(after, next.at())) {
            learned.back().add(next);
        }
    }

    private void write(Learned learned, Instant now) {
        rows.dueLooks().putBack(learned.back());
        rows.dueLooks().alive(learned.alive(), now);
        rows.dueLooks().made(ids(learned.made()), now);
        rows.dueLooks().handOver(ids(learned.making()));
        jobs.enqueueAll(
                VideoPipeline.TYPE,
                learned.making().stream().map(Attempt::jobId).toList());
        rows.dueLooks().handOver(ids(learned.late()));
        jobs.enqueueAll(LateClips.TYPE, ids(learned.late()));
        rows.dueLooks().watchOn(learned.nothing());
    }

    /** What is to be written down, by what is to be done with it. */
    private record Learned(
            List<Next> back,
            List<Next> alive,
            List<Attempt> made,
            List<Attempt> making,
            List<Attempt> late,
            List<Next> nothing) {

        Learned() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        boolean isEmpty() {
            return back.isEmpty() && alive.isEmpty() && making.isEmpty() && late.isEmpty() && nothing.isEmpty();
        }
    }

    private static List<UUID> ids(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).toList();
    }
}
