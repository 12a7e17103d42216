package io.neurocards.waiting;

import io.neurocards.database.Undecided;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.JournalAnswer;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.shared.OperationId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what waits, once somebody can decide. Each wish goes by the ordinary way under its own operation id; what came of it
 * is written down, and only when that is stable does the journal forget it. Whoever dies anywhere in between does it again,
 * and the operation id tells that it was done.
 */
public final class Replay {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    /** How many each lane decides between two looks at the journal. */
    private static final int PER_LANE = 32;

    private final Supplier<@Nullable NodeJournal> journal;
    private final BooleanSupplier isOpen;
    private final Deciding deciding;
    private final Outcomes outcomes;
    private final Tries tries;
    private final WaitingSettings settings;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * What one pass did.
     *
     * @param processed decided, one way or the other
     * @param failed to be tried again, or to be looked at by a person
     * @param remaining still waiting
     */
    public record Report(int processed, int failed, int remaining) {}

    /** @param isOpen whether there is a database that decides */
    Replay(
            Supplier<@Nullable NodeJournal> journal,
            BooleanSupplier isOpen,
            Deciding deciding,
            Outcomes outcomes,
            WaitingSettings settings,
            Clock clock) {
        this.journal = journal;
        this.isOpen = isOpen;
        this.deciding = deciding;
        this.outcomes = outcomes;
        this.tries = new Tries(settings, clock);
        this.settings = settings;
        this.clock = clock;
    }

    /** Decides all that can be decided now. One pass at a time; a second caller waits, and does what is left. */
    public Report pass() throws InterruptedException {
        var kept = journal.get();
        if (kept == null) {
            return new Report(0, 0, 0);
        }
        one.lockInterruptibly();
        try (var lanes = Executors.newFixedThreadPool(
                settings.lanes(), Thread.ofVirtual().name("replay-", 0).factory())) {
            forgetExpired(kept, lanes);
            return pass(kept, lanes);
        } finally {
            one.unlock();
        }
    }

    private Report pass(NodeJournal kept, ExecutorService lanes) throws InterruptedException {
        var processed = 0;
        var failed = 0;
        while (isOpen.getAsBoolean()) {
            var turn = Heads.of(kept.state(), tries::rests, settings.lanes() * PER_LANE);
            if (turn.isEmpty()) {
                break;
            }
            var decided = round(kept, turn, lanes);
            processed += decided;
            failed += turn.size() - decided;
            if (decided == 0) {
                break;
            }
        }
        if (processed + failed > 0) {
            log.info("What waited was decided: processed={}, failed={}", processed, failed);
        }
        return new Report(processed, failed, kept.state().waiting().size());
    }

    /** Returns how many of them are decided and forgotten by the journal. */
    private int round(NodeJournal kept, List<AcceptedOperation> turn, ExecutorService lanes)
            throws InterruptedException {
        try {
            var known =
                    outcomes.decidedOf(turn.stream().map(AcceptedOperation::id).toList());
            var fresh =
                    turn.stream().filter(one -> !known.containsKey(one.id())).toList();
            var decided = all(lanes, fresh, operation -> attempt(kept, operation));
            var outcome = decided.stream().flatMap(Optional::stream).toList();
            outcomes.keep(outcome);
            var ended = new HashMap<>(known);
            outcome.forEach(one -> ended.put(one.id(), one.status()));
            return forget(kept, ended);
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            log.info("Nobody decides any more: what waits goes on waiting");
            return 0;
        }
    }

    /** Returns what came of it, or nothing when it goes on waiting, or waits for a person from now on. */
    private Optional<WaitedOperation> attempt(NodeJournal kept, AcceptedOperation operation) {
        return switch (deciding.decide(operation)) {
            case Deciding.Result.Ended(var outcome) -> Optional.of(outcome);
            case Deciding.Result.NotNow _ -> {
                tries.postponed(operation.id());
                yield Optional.empty();
            }
            case Deciding.Result.Failed(var reason, var hopeless) -> {
                if (tries.failed(operation.id()) || hopeless) {
                    bury(kept, operation, reason);
                }
                yield Optional.empty();
            }
        };
    }

    private void bury(NodeJournal kept, AcceptedOperation operation, String reason) {
        log.error(
                "What waited could not be decided, and waits for a person: operation={}, type={}, reason={}",
                operation.id(),
                operation.type(),
                reason);
        kept.deadLetter(operation.id(), reason, clock.instant());
        tries.over(operation.id());
    }

    /** All at once: the journal forces once for whoever asks at the same time. */
    private int forget(NodeJournal kept, Map<OperationId, OperationStatus> ended) throws InterruptedException {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var each = List.copyOf(ended.entrySet());
            return (int) all(crowd, each, one -> forget(kept, one.getKey(), one.getValue())).stream()
                    .filter(Boolean::booleanValue)
                    .count();
        }
    }

    /** What the journal could not forget is found decided in the next round. */
    private boolean forget(NodeJournal kept, OperationId id, OperationStatus status) {
        var answer = status == OperationStatus.EXPIRED
                ? kept.deadLetter(id, WaitedOperations.EXPIRED, clock.instant())
                : kept.done(id);
        if (answer instanceof JournalAnswer.Kept) {
            tries.over(id);
            return true;
        }
        log.warn("The journal could not forget what was decided: operation={}, answer={}", id, answer);
        return false;
    }

    /** Nobody has to act on what expired, so it must not fill the journal for good. */
    private void forgetExpired(NodeJournal kept, ExecutorService lanes) throws InterruptedException {
        var before = clock.instant().minus(settings.expiredShown());
        var old = kept.state().deadLetters().stream()
                .filter(letter ->
                        WaitedOperations.isExpired(letter) && letter.at().isBefore(before))
                .map(letter -> letter.operation().id())
                .toList();
        all(lanes, old, kept::done);
    }

    /** One step of many side by side. */
    @FunctionalInterface
    private interface Step<A, B> {
        B of(A each);
    }

    private static <A, B> List<B> all(ExecutorService lanes, List<A> list, Step<A, B> step)
            throws InterruptedException {
        var running = new ArrayList<Future<B>>();
        list.forEach(each -> running.add(lanes.submit(() -> step.of(each))));
        var results = new ArrayList<B>();
        for (var one : running) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            }
        }
        return results;
    }
}
