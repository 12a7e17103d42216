package io.neurocards.telegram.broadcast;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.broadcast.Broadcast.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What an administrator does with a message to many. Each act is in the audit log; doing one twice is the same as once. */
public final class Broadcasting {

    private final Decisions decisions;
    private final BroadcastStore store;
    private final AuditLog audit;
    private final Jobs jobs;
    private final Clock clock;

    Broadcasting(Decisions decisions, BroadcastStore store, AuditLog audit, Jobs jobs, Clock clock) {
        this.decisions = decisions;
        this.store = store;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Keeps a message that nobody gets yet; to all, until it is narrowed. */
    public Broadcast compose(long author, Content content) {
        var now = clock.instant();
        var broadcast = new Broadcast(UuidV7.at(now), author, content, Segment.ALL, State.DRAFT, false);
        decisions.act(() -> store.broadcasts().insert(broadcast, null, now));
        return broadcast;
    }

    /** Keeps a message of somebody who has no chat with the bot, once for its id. */
    void compose(UUID id, Operator.Word word, Content content, Segment segment) {
        decisions.act(() -> {
            var now = clock.instant();
            var broadcast = new Broadcast(id, null, content, segment, State.DRAFT, false);
            if (store.broadcasts().insert(broadcast, word.by().name(), now)) {
                store.broadcasts().narrow(id, segment);
                note(word, "broadcast.compose", id, Map.of(), now);
            }
        });
    }

    public Optional<Broadcast> find(UUID id) {
        return store.broadcasts().find(id);
    }

    public List<Broadcast> latest(int limit) {
        return store.broadcasts().latest(limit);
    }

    /** Says to whom a draft goes; what is not a draft any more stays as it is. */
    public void narrow(UUID id, Segment segment) {
        decisions.act(() -> store.broadcasts().narrow(id, segment));
    }

    /** Returns how many would get it now. */
    public long audience(Segment segment) {
        return store.audience().count(segment, clock.instant());
    }

    /** Notes that the author has seen it as its readers will. */
    public void previewed(UUID id) {
        decisions.act(() -> store.broadcasts().previewed(id, clock.instant()));
    }

    /**
     * Settles who gets it, and begins.
     *
     * @throws ProblemException NOT_FOUND when there is none; INVALID_REQUEST when its author has not seen it yet
     */
    public Report start(Operator.Word word, UUID id) {
        return decisions.act(() -> {
            var now = clock.instant();
            var broadcast = lock(id);
            if (broadcast.state() == State.DRAFT) {
                if (!broadcast.previewed()) {
                    throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "preview");
                }
                var chats = store.audience().chats(broadcast.segment(), now);
                store.recipients().insert(id, chats, now);
                store.broadcasts().move(id, State.SENDING, now);
                note(word, "broadcast.start", id, Map.of("recipients", chats.size()), now);
                jobs.enqueue(SendBroadcast.TYPE, id);
            }
            return store.recipients().report(id);
        });
    }

    /** Lets it rest; what is on its way arrives. */
    public void pause(Operator.Word word, UUID id) {
        move(word, id, State.PAUSED, "broadcast.pause", List.of(State.SENDING));
    }

    /** Goes on where it rested. */
    public void resume(Operator.Word word, UUID id) {
        move(word, id, State.SENDING, "broadcast.resume", List.of(State.PAUSED));
    }

    /** Gives it up; nobody gets it any more. */
    public void cancel(Operator.Word word, UUID id) {
        move(word, id, State.CANCELLED, "broadcast.cancel", List.of(State.DRAFT, State.SENDING, State.PAUSED));
    }

    public Report report(UUID id) {
        return store.recipients().report(id);
    }

    /** Somebody who passes the account on to the author. */
    @FunctionalInterface
    public interface Teller {

        /** Returns whether it was passed on; otherwise it is told again. */
        boolean tell(Broadcast broadcast, Report report) throws InterruptedException;
    }

    /** Lets {@code teller} tell the author of each broadcast that is over what became of it; one process tells. */
    public void tellEnded(Teller teller) throws InterruptedException {
        for (var broadcast : decisions.act(() -> store.broadcasts().takeUnreported(clock.instant()))) {
            if (!teller.tell(broadcast, report(broadcast.id()))) {
                decisions.act(() -> store.broadcasts().putBack(broadcast.id()));
            }
        }
    }

    private void move(Operator.Word word, UUID id, State to, String act, List<State> from) {
        decisions.act(() -> {
            var now = clock.instant();
            if (from.contains(lock(id).state())) {
                store.broadcasts().move(id, to, now);
                note(word, act, id, Map.of(), now);
                jobs.enqueue(SendBroadcast.TYPE, id);
            }
        });
    }

    private Broadcast lock(UUID id) {
        return store.broadcasts().lock(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private void note(Operator.Word word, String act, UUID id, Map<String, ?> facts, Instant now) {
        audit.record(word.act(act, "broadcast:" + id, facts), now);
    }
}
