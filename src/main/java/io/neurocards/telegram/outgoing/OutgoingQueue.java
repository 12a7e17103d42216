package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.shared.Sleeper;
import io.neurocards.telegram.client.MaskedChat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends what the {@link Schedule} lets go, each request on a virtual thread of its own. */
final class OutgoingQueue implements Outgoing, OutgoingMeter, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutgoingQueue.class);
    private static final int MOST_UNDER_WAY = 256;
    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(3);

    private final Courier courier;
    private final Limits limits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final AccountPace account;
    private final QueryAnswers queries;
    private final Schedule schedule;
    private final Tally tally = new Tally();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int underWay;
    private volatile @Nullable Thread pump;

    OutgoingQueue(Courier courier, Limits limits, AccountPace account, Clock clock, Sleeper sleeper) {
        this.courier = courier;
        this.limits = limits;
        this.account = account;
        this.clock = clock;
        this.sleeper = sleeper;
        this.queries = new QueryAnswers(courier, sleeper, tally);
        this.schedule = new Schedule(limits);
    }

    @Override
    public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
            long chatId, Urgency urgency, BaseRequest<T, R> request) {
        var letter = new Letter<>(chatId, urgency, request, tally, new CompletableFuture<>());
        if (letter.isQueryAnswer()) {
            Thread.ofVirtual().name("telegram-answer").start(() -> queries.answer(letter));
            return letter.future();
        }
        lock.lock();
        try {
            if (schedule.add(letter, clock.instant())) {
                changed.signal();
                return letter.future();
            }
        } finally {
            lock.unlock();
        }
        log.warn("A request to Telegram was not taken: waiting={}", limits.mostWaiting());
        letter.complete(new Answer.Refused<>(429, "Too many messages wait already; nothing was sent"));
        return letter.future();
    }

    @Override
    public OutgoingFigures figures() {
        lock.lock();
        try {
            return tally.with(schedule.waiting());
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many chats take up memory. */
    int chats() {
        lock.lock();
        try {
            return schedule.chats();
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        while (isRunning()) {
            lock.lock();
            try {
                var lane = underWay < MOST_UNDER_WAY ? schedule.depart(clock.instant()) : null;
                if (lane == null) {
                    awaitChange();
                } else {
                    underWay++;
                    var letter = Objects.requireNonNull(lane.next());
                    Thread.ofVirtual().name("telegram-send").start(() -> carry(lane, letter));
                }
            } catch (InterruptedException _) {
                return; // the queue is stopped
            } finally {
                lock.unlock();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the pump's
    private void awaitChange() throws InterruptedException {
        var now = clock.instant();
        var look = underWay < MOST_UNDER_WAY ? schedule.nextLook() : Instant.MAX;
        var wait = look.isAfter(now.plus(LONGEST_LOOK)) ? LONGEST_LOOK : Duration.between(now, look);
        if (wait.isPositive()) {
            changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> void carry(Lane lane, Letter<T, R> letter) {
        Delivery<R> delivery;
        try {
            awaitTurn(letter);
            delivery = courier.deliver(letter);
        } catch (InterruptedException _) {
            delivery = new Delivery.Ended<>(new Answer.Uncertain<>("not sent: the application is stopping"));
        } catch (RuntimeException e) {
            log.error("A request to Telegram could not be carried out: method={}", letter.method(), e);
            delivery = new Delivery.Ended<>(
                    new Answer.Uncertain<>("Failed: " + e.getClass().getSimpleName()));
        }
        var answer = settle(lane, delivery);
        if (answer != null) {
            letter.complete(answer);
        }
    }

    /** Few wait here: as soon as one has to, the others stay in the schedule, where the more urgent ones overtake. */
    private void awaitTurn(Letter<?, ?> letter) throws InterruptedException {
        var wait = letter.messages() == 0 ? Duration.ZERO : account.reserve(letter.messages());
        if (!wait.isPositive()) {
            return;
        }
        lock.lock();
        try {
            schedule.holdUntil(clock.instant().plus(wait));
        } finally {
            lock.unlock();
        }
        sleeper.sleep(wait);
    }

    /** Returns the answer, or null when the letter waits for another try. */
    private <R extends BaseResponse> @Nullable Answer<R> settle(Lane lane, Delivery<R> delivery) {
        lock.lock();
        try {
            underWay--;
            var now = clock.instant();
            Answer<R> answer = switch (delivery) {
                case Delivery.Ended<R>(var ended) -> ended;
                case Delivery.ToldToWait<R>(var pause) -> toldToWait(lane, pause, now);
                case Delivery.WorthAnotherTry<R>(var reason) -> anotherTry(lane, reason, now);
            };
            if (answer != null) {
                schedule.end(lane, now);
            }
            changed.signal();
            return answer;
        } finally {
            lock.unlock();
        }
    }

    private <R> @Nullable Answer<R> toldToWait(Lane lane, Duration pause, Instant now) {
        tally.countToldToWait();
        log.warn("Telegram asks to wait: chat={}, seconds={}", new MaskedChat(lane.chatId()), pause.toSeconds());
        schedule.toldToWait(lane, now, now.plus(pause));
        if (pause.compareTo(limits.longestWait()) > 0) {
            return new Answer.Refused<>(429, "Too Many Requests: retry after " + pause.toSeconds());
        }
        schedule.keep(lane, now, now.plus(pause));
        return null;
    }

    private <R> @Nullable Answer<R> anotherTry(Lane lane, String reason, Instant now) {
        var failures = lane.failed();
        if (failures >= MOST_TRIES) {
            return new Answer.Uncertain<>(reason);
        }
        schedule.keep(lane, now, now.plus(pauseAfter(failures)));
        return null;
    }

    private static Duration pauseAfter(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << (2 * (failures - 1)));
    }

    /** Before anything that sends, and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("telegram-outgoing").unstarted(this::pump);
        pump = thread;
        thread.start();
    }

    /** What may leave at once still does; the rest is told that it was not sent. */
    @Override
    public void stop() {
        lock.lock();
        try {
            var end = clock.instant().plus(LAST_CHANCE);
            while ((underWay > 0 || !schedule.nextLook().isAfter(end))
                    && schedule.waiting() > 0
                    && clock.instant().isBefore(end)) {
                changed.await(50, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        end();
    }

    private void end() {
        var thread = pump;
        pump = null;
        if (thread != null) {
            thread.interrupt();
        }
        lock.lock();
        try {
            schedule.clear().forEach(letter -> letter.uncertain("not sent: the application is stopping"));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return pump != null;
    }
}
