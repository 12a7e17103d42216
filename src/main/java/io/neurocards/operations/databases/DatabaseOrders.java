package io.neurocards.operations.databases;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.UnsettledException;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Orders.Outlook;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Sleeper;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders by which something may be lost. Each is refused until it repeats how many decisions it loses, which the refusal
 * tells, and stands in the audit log.
 */
public final class DatabaseOrders {

    private static final Logger log = LoggerFactory.getLogger(DatabaseOrders.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LOOKS = 100;

    private final Watched watched;
    private final DatabaseDesk.Books books;
    private final DatabaseWatch watch;
    private final Sleeper sleeper;

    DatabaseOrders(Watched watched, DatabaseDesk.Books books, DatabaseWatch watch, Sleeper sleeper) {
        this.watched = watched;
        this.books = books;
        this.watch = watch;
        this.sleeper = sleeper;
    }

    /**
     * Throws away the rows of a database that does not decide, and fills it from the one that does.
     *
     * @param lose how many decisions may be lost; null asks
     * @throws ProblemException {@code ORDER_REFUSED} with the reason, {@code WOULD_LOSE} with the number
     */
    public void fill(Operator by, @Nullable String database, @Nullable Long lose) {
        var side = side(database);
        require(watched.orders().filling(side), lose);
        note(by, "database.fill", side, lose);
        watched.orders().fill(side);
    }

    /** Lets a database decide although nobody knows that it has everything; returns when it does, or after ten seconds. */
    public void force(Operator by, @Nullable String database, @Nullable Long lose) throws InterruptedException {
        var side = side(database);
        require(watched.orders().forcing(side), lose);
        log.error("Database is to decide by order: side={}, by={}, loses={}", side, by, lose);
        watched.orders().force(side);
        for (var look = 0; look < LOOKS && watched.status().mode() == Mode.CACHE_ONLY; look++) {
            sleeper.sleep(PAUSE);
        }
        note(by, "database.force", side, lose);
    }

    private static Side side(@Nullable String database) {
        return Reporting.side(database == null ? "" : database)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "database"));
    }

    private static void require(Outlook outlook, @Nullable Long lose) {
        var obstacle = outlook.obstacle();
        if (obstacle != null) {
            throw new ProblemException(ProblemCode.ORDER_REFUSED).with("reason", Reporting.word(obstacle));
        }
        if (lose == null || lose != outlook.lost()) {
            throw new ProblemException(ProblemCode.WOULD_LOSE).with("lose", outlook.lost());
        }
    }

    private void note(Operator by, String what, Side side, @Nullable Long lose) {
        var act = new AuditLog.Act(
                by, what, "database:" + Reporting.word(side), "asked for", Map.of("lose", String.valueOf(lose)));
        try {
            books.decisions().act(() -> books.audit().record(act, watch.now()));
        } catch (UndecidableException | UnsettledException e) {
            log.warn("Order could not be noted: what={}, side={}", what, side, e);
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
        }
    }
}
