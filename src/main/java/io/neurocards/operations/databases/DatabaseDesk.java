package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.UndecidableException;
import io.neurocards.database.UnsettledException;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.ConnectionAdvice;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Orders.Obstacle;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.WaitedOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What an administrator sees of the databases and does about them. Seeing asks no database, so that it always works. */
public final class DatabaseDesk {

    /** Returns the words by which orders name a database. */
    public static List<String> databases() {
        return Arrays.stream(Side.values()).map(Reporting::word).toList();
    }

    private static final Logger log = LoggerFactory.getLogger(DatabaseDesk.class);

    private final Watched watched;
    private final Journals journals;
    private final DatabaseWatch watch;
    private final Synchronization synchronization;
    private final @Nullable CacheFigures cache;
    private final Books books;
    private final Instant began;

    DatabaseDesk(
            Watched watched,
            Journals journals,
            DatabaseWatch watch,
            Synchronization synchronization,
            @Nullable CacheFigures cache,
            Books books) {
        this.watched = watched;
        this.journals = journals;
        this.watch = watch;
        this.synchronization = synchronization;
        this.cache = cache;
        this.books = books;
        this.began = watch.now();
    }

    /** Where what was done is written down. */
    record Books(Decisions decisions, AuditLog audit) {}

    /**
     * What everybody may know.
     *
     * @param isDegraded whether one of two databases decides alone, and not because that was chosen
     */
    public record Health(Mode mode, boolean isDegraded, Instant at, long uptimeSeconds) {

        public boolean isServing() {
            return mode != Mode.CACHE_ONLY;
        }
    }

    public Health health() {
        var now = watch.now();
        var status = watched.status();
        var isDegraded = Watched.isDegraded(watched.isPair(), watched.isAsynchronous(), status);
        return new Health(status.mode(), isDegraded, now, uptime(now));
    }

    private long uptime(Instant now) {
        return Duration.between(began, now).toSeconds();
    }

    public DatabaseReport report() {
        var now = watch.now();
        var status = watched.status();
        var facts = watch.facts();
        return new DatabaseReport(
                status.mode(),
                watched.backup(),
                status.since(),
                now,
                uptime(now),
                status.epoch(),
                Reporting.word(status.decider()),
                status.isReduced(),
                status.trouble(),
                status.databases().stream()
                        .map(database -> Reporting.database(
                                database,
                                watch.uptime().of(database.side()),
                                ConnectionAdvice.on(database.reason()).orElse(null)))
                        .toList(),
                Reporting.operations(books.decisions().counted(), cache, journals),
                Reporting.queue(journals, now),
                Reporting.cache(cache),
                watch.switches().stream().map(Reporting::change).toList(),
                facts.nodes().stream().map(Reporting::node).toList(),
                new DatabaseReport.Orphans(
                        facts.recentOrphans(),
                        facts.orphans().stream().map(Reporting::orphan).toList()),
                watch.comparison().map(Reporting::comparison).orElse(null),
                watch.open().stream().map(Reporting::open).toList());
    }

    /** Returns how often each mode followed another one since this process began. */
    public List<DatabaseReport.SwitchCount> switchCounts() {
        return watch.switchCounts();
    }

    /** Returns how many dead letters are to be decided still, which those that expired are not. */
    public long undecided() {
        var state = journals.state();
        return state == null
                ? 0
                : state.deadLetters().stream()
                        .filter(letter -> !WaitedOperations.isExpired(letter))
                        .count();
    }

    /**
     * Brings everything up to date now; whoever asks while it is being done gets the same answer. It loses nothing, and is done even
     * when nobody can decide, and so write it down: then the log of the process tells it.
     */
    public SyncResult synchronise(Operator by) throws InterruptedException {
        var result = synchronization.now();
        var facts = Map.of(
                "processed", result.processed(),
                "failed", result.failed(),
                "remaining", result.remaining(),
                "shipped", result.shipped(),
                "lag", result.lag());
        var act = new AuditLog.Act(by, "database.sync", "databases", "asked for", facts);
        try {
            books.decisions().act(() -> books.audit().record(act, watch.now()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Synchronisation could not be noted: by={}, result={}", by.name(), result, e);
        }
        return result;
    }

    /**
     * Lets that database decide as soon as nothing would be undone, and from then on whenever both are well; it does when the
     * report says so.
     *
     * @param database {@code primary} or {@code backup}
     * @throws ProblemException with {@code NO_BACKUP} when there is one database only, and with {@code SERVICE_UNAVAILABLE}
     *     when nobody can decide, not even that this was wished; {@code ORDER_REFUSED} when another process would not learn
     *     of it
     */
    public void handOver(Operator by, String database) {
        if (!watched.isPair()) {
            throw new ProblemException(ProblemCode.NO_BACKUP);
        }
        var side = Reporting.side(database)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "database"));
        if (watched.orders().isInCompany()) {
            throw new ProblemException(ProblemCode.ORDER_REFUSED).with("reason", Reporting.word(Obstacle.COMPANY));
        }
        try {
            books.decisions().act(() -> {
                books.audit()
                        .record(
                                new AuditLog.Act(
                                        by,
                                        "database.hand-over",
                                        "database:" + database,
                                        "asked for",
                                        Map.of("mode", watched.status().mode().name())),
                                watch.now());
                watched.orders().prefer(side, watch.now());
            });
        } catch (UndecidableException | UnsettledException e) {
            log.warn("Hand-over could not be noted, and is not begun: database={}", database, e);
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
        }
        watched.handOverTo(side);
    }
}
