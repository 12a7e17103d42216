package io.neurocards.database;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * The one door to a change: opens the transaction of an action, and makes a repeated operation return its first outcome.
 *
 * <p>Transactions are READ COMMITTED; whoever decides on what was read locks it first. They open here and nowhere else, so
 * data classes may call {@link #requireOpen()}. An action must touch nothing outside the database: it may run several times
 * before one run is committed.
 */
public final class Decisions {

    /** The type of a change that is safe to repeat by itself and has no operation of its own. */
    private static final String ACT = "act";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;
    private final SlowDecision slow;
    private final Repetition repetition;
    private final Sealing sealing;
    private final DecisionCounts counts = new DecisionCounts();

    /**
     * The time of decisions.
     *
     * @param clock by which they are dated
     * @param slow a decision that takes longer is named in the log, tries, pauses and the wait for a second place together
     */
    public record Timing(Clock clock, Duration slow) {}

    public Decisions(
            JdbcClient jdbc,
            TransactionTemplate template,
            ObjectMapper json,
            Timing timing,
            Repetition repetition,
            Sealing sealing) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(Objects.requireNonNull(template.getTransactionManager()));
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.json = json;
        this.clock = timing.clock();
        this.slow = new SlowDecision(timing.slow(), System::nanoTime);
        this.repetition = repetition;
        this.sealing = sealing;
    }

    /**
     * What was asked of this door since the process began.
     *
     * @param successful decided, also by a refusal
     * @param failed not decided, or not known whether it was
     */
    public record Counted(long successful, long failed) {}

    /** Returns how often something was decided; repetitions within one call are one. */
    public Counted counted() {
        return counts.now();
    }

    /**
     * Runs {@code action} once for the operation, and stores its outcome in the same transaction; a repetition, also one
     * that races the first, returns the stored outcome and runs nothing. When the answer to COMMIT is lost, the operation
     * is looked up by its id, never guessed. Returns when the outcome is stable (see {@link Sealing}).
     *
     * @param outcomeType a record that reads back from its own JSON
     * @throws ProblemException with {@code IDEMPOTENCY_KEY_REUSED} when the id was used for another request; and whatever
     *     the action throws, in which case nothing is stored and the operation may be tried again
     */
    public <T> T decide(Operation operation, Class<T> outcomeType, Supplier<T> action) {
        return counts.counted(() -> timed(
                operation.type(),
                () -> sealed(operation.id(), operation.type(), () -> {
                    if (!isFirst(operation)) {
                        return storedOutcome(operation, outcomeType);
                    }
                    var outcome = action.get();
                    store(operation, outcome);
                    return outcome;
                })));
    }

    /** Returns what an operation of that type came to, or nothing when none is known by this id. */
    public <T> Optional<T> outcome(OperationId id, String type, Class<T> outcomeType) {
        return jdbc.sql("select outcome::text from operations where id = :id and type = :type and outcome is not null")
                .param("id", id.value())
                .param("type", type)
                .query(String.class)
                .optional()
                .map(stored -> json.readValue(stored, outcomeType));
    }

    /** Runs a change that is safe to repeat by itself, in one transaction. */
    public <T> T act(Supplier<T> action) {
        return counts.counted(() -> timed(ACT, () -> sealed(OperationId.at(clock.instant()), ACT, action)));
    }

    /** Runs a change that is safe to repeat by itself, in one transaction. */
    public void act(Runnable action) {
        act(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Says that the caller relies on an open transaction.
     *
     * @throws IllegalStateException when there is none
     */
    public static void requireOpen() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction is open: an action opens one through Decisions");
        }
    }

    private <T> T timed(String type, Supplier<T> work) {
        var began = slow.now();
        RuntimeException failure = null;
        try {
            return repetition.of(work);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            slow.ended(type, began, failure);
        }
    }

    /** A repetition waits like the first one did: what it read may be known to one database only. */
    private <T> T sealed(OperationId id, String type, Supplier<T> action) {
        var attempt = sealing.begin(id, type);
        var answer = told(
                attempt,
                () -> inTransaction(() -> {
                    attempt.announce();
                    return action.get();
                }));
        attempt.awaitStable();
        return answer;
    }

    private static <T> T told(Sealing.Try attempt, Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (DataAccessException | TransactionException e) {
            attempt.failed(e);
            throw e;
        }
    }

    private <T> T inTransaction(Supplier<T> action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction is open already: actions do not nest");
        }
        try {
            return Objects.requireNonNull(transaction.execute(_ -> action.get()));
        } catch (CannotCreateTransactionException e) {
            throw e.getCause() instanceof UndecidableException nobody
                    ? nobody
                    : new DataAccessResourceFailureException("No transaction could be begun", e);
        }
    }

    private boolean isFirst(Operation operation) {
        return jdbc.sql("""
                        insert into operations (id, type, request_hash, decided_at)
                        values (:id, :type, :requestHash, :decidedAt)
                        on conflict (id) do nothing
                        """)
                        .param("id", operation.id().value())
                        .param("type", operation.type())
                        .param("requestHash", hash(operation))
                        .param("decidedAt", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    private <T> T storedOutcome(Operation operation, Class<T> outcomeType) {
        var stored = jdbc.sql("select request_hash, outcome::text as outcome from operations where id = :id")
                .param("id", operation.id().value())
                .query(StoredOperation.class)
                .single();
        if (!MessageDigest.isEqual(stored.requestHash(), hash(operation))) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return json.readValue(Objects.requireNonNull(stored.outcome()), outcomeType);
    }

    private void store(Operation operation, Object outcome) {
        jdbc.sql("update operations set outcome = :outcome::jsonb where id = :id")
                .param("outcome", json.writeValueAsString(outcome))
                .param("id", operation.id().value())
                .update();
    }

    private static byte[] hash(Operation operation) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((operation.type() + "\n" + operation.request()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record StoredOperation(
            byte[] requestHash, @Nullable String outcome) {}
}
