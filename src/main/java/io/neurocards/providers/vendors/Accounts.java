package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.providers.Reservation;
import io.neurocards.providers.SubmitAnswer.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts at one vendor: which key makes the next task, and whether there is room for it. Decided in the database, so
 * that all workers together keep the limits; what one worker learns of a key, all know.
 */
final class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** Nobody knows when a running task ends; most take a minute or more. */
    private static final Duration UNTIL_SOME_TASK_ENDS = Duration.ofSeconds(10);

    private final KeyRing ring;
    private final AccountLimits limits;
    private final KeyRows keys;
    private final TaskRows tasks;
    private final Clock clock;

    Accounts(KeyRing ring, AccountLimits limits, KeyRows keys, TaskRows tasks, Clock clock) {
        this.ring = ring;
        this.limits = limits;
        this.keys = keys;
        this.tasks = tasks;
        this.clock = clock;
    }

    KeyRing ring() {
        return ring;
    }

    AccountLimits limits() {
        return limits;
    }

    /** Makes the rows say what the settings say; once, before the first task. */
    void synchronise() {
        keys.synchronise(ring, clock.instant());
    }

    /**
     * Keeps room for {@code attempt} in the open transaction; an attempt that has room keeps the key it has. Until that
     * transaction ends, nobody else gets room at this vendor.
     */
    Reservation reserve(String model, UUID attempt) {
        Decisions.requireOpen();
        var now = clock.instant();
        var rooms = tasks.lockRooms(ring, limits, attempt, now);
        var held = tasks.open(attempt);
        if (held.isPresent() && ring.find(held.get().fingerprint()).isPresent()) {
            return new Reservation.Reserved(held.get().fingerprint());
        }
        var states = tasks.keys(ring);
        var chosen = states.stream()
                .filter(state -> state.freeAt(now).isEmpty())
                .filter(state -> wait(rooms.get(state.account()), now).isZero())
                .findFirst();
        if (chosen.isEmpty()) {
            return new Reservation.Busy(untilSomeRoom(states, rooms, now));
        }
        tasks.reserve(attempt, model, ring.provider(), chosen.get(), now);
        return new Reservation.Reserved(chosen.get().fingerprint());
    }

    private Duration untilSomeRoom(List<TaskRows.KeyState> states, Map<UUID, TaskRows.Room> rooms, Instant now) {
        return states.stream()
                .map(state -> longer(
                        state.freeAt(now)
                                .map(free -> Duration.between(now, free))
                                .orElse(Duration.ZERO),
                        wait(rooms.get(state.account()), now)))
                .min(Duration::compareTo)
                .map(wait -> longer(wait, SHORTEST_WAIT))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
    }

    private Duration wait(TaskRows.@Nullable Room room, Instant now) {
        if (room == null) {
            return LONGEST_WAIT;
        }
        var running = room.running() < limits.running() ? Duration.ZERO : UNTIL_SOME_TASK_ENDS;
        return room.fullSince() == null
                ? running
                : longer(running, Duration.between(now, room.fullSince().plus(limits.window())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Returns the key that {@code attempt} has room with. */
    Optional<ApiKey> reserved(UUID attempt) {
        return tasks.open(attempt).flatMap(held -> ring.find(held.fingerprint()));
    }

    /** Returns the key with this fingerprint while it is in the settings. */
    Optional<ApiKey> known(@Nullable String fingerprint) {
        return fingerprint == null ? Optional.empty() : ring.find(fingerprint);
    }

    /** Returns the key that made the task of {@code attempt}; when it has left the settings, another of its account. */
    Optional<ApiKey> maker(UUID attempt) {
        var made = tasks.any(attempt);
        var key = made.flatMap(held -> ring.find(held.fingerprint()));
        return key.isPresent()
                ? key
                : made.flatMap(held -> tasks.keys(ring).stream()
                        .filter(state -> state.account().equals(held.account()))
                        .findFirst()
                        .flatMap(state -> ring.find(state.fingerprint())));
    }

    /** Notes that the vendor has answered to a creation; {@code made} is whether a task may exist now. */
    void answered(UUID attempt, boolean made) {
        tasks.answered(attempt, made, clock.instant());
    }

    void release(UUID attempt) {
        tasks.release(attempt, clock.instant());
    }

    void block(ApiKey key, Trouble trouble, @Nullable Duration asked) {
        var lasting = Blocks.lasting(trouble, asked);
        keys.block(key, trouble, lasting, clock.instant());
        log.warn(
                "Key blocked: provider={}, account={}, key={}, why={}, for={}; new tasks go to other keys",
                key.provider(),
                key.account(),
                key.fingerprint(),
                Blocks.word(trouble),
                lasting == null ? "until it changes" : lasting);
    }

    void succeeded(ApiKey key) {
        keys.succeeded(key);
    }
}
