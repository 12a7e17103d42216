package io.neurocards.telegram.broadcast;

import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.shared.Sleeper;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.broadcast.Broadcast.State;
import io.neurocards.telegram.broadcast.Recipients.Turn;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a message to many: 25 are taken at a time, at most once a second, and go out as the queue lets them, 24 a second, below
 * what Telegram allows. One sender at a time has it, by a lease on its row. A
 * turn is taken in a transaction before its message is handed over and noted after the answer: what dies in between leaves a
 * doubt, which is reported and never sent again.
 */
final class SendBroadcast implements JobHandler {

    static final JobType TYPE = new JobType(
            "telegram-broadcast",
            RetryPolicy.attempts(1000).waiting(Duration.ofSeconds(2)).doublingUpTo(Duration.ofMinutes(1)));
    static final int A_SECOND = 25;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration RUN = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration RENEW = Duration.ofSeconds(5);

    private final Decisions decisions;
    private final BroadcastStore store;
    private final Readers readers;
    private final Post post;
    private final Sleeper sleeper;
    private final Clock clock;

    SendBroadcast(Decisions decisions, BroadcastStore store, Readers readers, Post post, Sleeper sleeper, Clock clock) {
        this.decisions = decisions;
        this.store = store;
        this.readers = readers;
        this.post = post;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws InterruptedException {
        var broadcast = store.broadcasts().find(id).orElseThrow();
        if (broadcast.state() != State.SENDING) {
            return JobStep.done();
        }
        var sender = UuidV7.at(clock.instant());
        if (!begin(id, sender)) {
            return JobStep.again(RENEW);
        }
        var end = clock.instant().plus(RUN);
        while (clock.instant().isBefore(end)) {
            var second = clock.instant();
            var turns = take(id, sender);
            if (turns.isEmpty()) {
                return finish(id, sender);
            }
            send(broadcast, turns, sender);
            sleeper.sleep(positive(SECOND.minus(Duration.between(second, clock.instant()))));
        }
        decisions.act(() -> store.broadcasts().release(id, sender));
        return JobStep.now();
    }

    /** Whatever an earlier sender was in the middle of stays in doubt. */
    private boolean begin(UUID id, UUID sender) {
        return decisions.act(() -> {
            var now = clock.instant();
            var mine = store.broadcasts().lease(id, sender, now.plus(LEASE), now);
            if (mine) {
                store.recipients().doubt(id, now);
            }
            return mine;
        });
    }

    private List<Turn> take(UUID id, UUID sender) {
        return decisions.act(() -> {
            var now = clock.instant();
            return store.broadcasts().lease(id, sender, now.plus(LEASE), now)
                    ? store.recipients().claim(id, A_SECOND, now)
                    : List.of();
        });
    }

    private JobStep finish(UUID id, UUID sender) {
        return decisions.act(() -> {
            store.broadcasts().release(id, sender);
            var state = store.broadcasts().lock(id).orElseThrow().state();
            if (state == State.SENDING && store.recipients().report(id).waiting() == 0) {
                store.broadcasts().move(id, State.DONE, clock.instant());
            }
            return JobStep.done();
        });
    }

    private void send(Broadcast broadcast, List<Turn> turns, UUID sender) throws InterruptedException {
        var locales = readers.locales(turns.stream().map(Turn::chatId).toList());
        var answers = new ArrayList<CompletableFuture<Void>>();
        for (var turn : turns) {
            if (turn.isToSend()) {
                var locale = locales.getOrDefault(turn.chatId(), Locale.of("ru"));
                answers.add(post.send(broadcast.content(), turn.chatId(), locale, Urgency.BROADCAST)
                        .thenAccept(answer -> note(turn, answer)));
            }
        }
        await(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)), broadcast.id(), sender);
    }

    private void note(Turn turn, Answer<SendResponse> answer) {
        var now = clock.instant();
        decisions.act(() -> {
            switch (answer) {
                case Answer.Accepted<SendResponse> _ -> store.recipients().ended(turn.id(), "sent", null, now);
                case Answer.Blocked<SendResponse> _ -> store.recipients().ended(turn.id(), "blocked", null, now);
                case Answer.Refused<SendResponse>(var code, var description) ->
                    store.recipients().ended(turn.id(), "failed", code + ": " + description, now);
                case Answer.Uncertain<SendResponse>(var reason) ->
                    store.recipients().ended(turn.id(), "uncertain", reason, now);
            }
        });
    }

    /** Telegram may make us wait for minutes; the broadcast stays ours meanwhile. */
    private void await(CompletableFuture<Void> answers, UUID id, UUID sender) throws InterruptedException {
        while (true) {
            try {
                answers.get(RENEW.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                var now = clock.instant();
                decisions.act(() -> store.broadcasts().lease(id, sender, now.plus(LEASE), now));
            } catch (ExecutionException e) {
                throw new IllegalStateException("An answer could not be noted: broadcast=" + id, e);
            }
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
