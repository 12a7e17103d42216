package io.neurocards.database.pair;

import io.neurocards.database.log.LogRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection of one worker to one database: opened when it is needed, thrown away after a failure, and never waited for
 * longer than a moment. Pools of the product are no way to ask a database about its health: their waiting is their own.
 */
final class Lane implements AutoCloseable {

    private static final Executor THREADS =
            work -> Thread.ofVirtual().name("lane").start(work);

    private final DataSource source;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Connection connection;
    private volatile @Nullable CompletableFuture<Connection> opening;

    /** @param patience how long one statement, or getting a connection, may take */
    Lane(DataSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    /**
     * Returns what {@code question} returns. Callers wait for one another.
     *
     * @throws RuntimeException what it throws; unless the log refused, the connection is then given up, because an answer may
     *     still be on its way
     */
    <T> T call(Function<JdbcClient, T> question) {
        turn.lock();
        try {
            return asked(question);
        } finally {
            turn.unlock();
        }
    }

    private <T> T asked(Function<JdbcClient, T> question) {
        var open = opened();
        try {
            return question.apply(JdbcClient.create(new SingleConnectionDataSource(open, true)));
        } catch (LogRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            interrupt();
            throw e;
        }
    }

    private Connection opened() {
        var open = connection;
        if (open == null) {
            open = connected();
            connection = open;
        }
        return open;
    }

    private Connection connected() {
        var fresh = new CompletableFuture<Connection>();
        opening = fresh;
        THREADS.execute(() -> connect(fresh));
        try {
            return fresh.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw abandoned(fresh, "No connection within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandoned(fresh, "Interrupted while connecting", e);
        } finally {
            opening = null;
        }
    }

    /** What comes too late is closed again; what fails too late was told already. */
    private static RuntimeException abandoned(CompletableFuture<Connection> fresh, String why, Exception cause) {
        var failure = new DataAccessResourceFailureException(why, cause);
        if (!fresh.completeExceptionally(failure) && !fresh.isCompletedExceptionally()) {
            abort(fresh.join());
        }
        return failure;
    }

    private void connect(CompletableFuture<Connection> fresh) {
        try {
            var connected = connect();
            if (!fresh.complete(connected)) {
                abort(connected);
            }
        } catch (RuntimeException e) {
            fresh.completeExceptionally(e);
        }
    }

    private Connection connect() {
        try {
            var fresh = source.getConnection();
            fresh.setNetworkTimeout(THREADS, Math.toIntExact(patience.toMillis()));
            return fresh;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No connection: " + e.getMessage(), e);
        }
    }

    /** Breaks the connection, also under a statement that another thread waits for, or while it is being opened. */
    void interrupt() {
        var begun = opening;
        if (begun != null) {
            begun.completeExceptionally(new DataAccessResourceFailureException("Broken off while connecting"));
        }
        var open = connection;
        connection = null;
        if (open != null) {
            abort(open);
        }
    }

    private static void abort(Connection open) {
        try {
            open.abort(THREADS);
        } catch (SQLException e) {
            throw new IllegalStateException("The driver does not let go of a connection", e);
        }
    }

    @Override
    public void close() {
        interrupt();
    }
}
