package io.neurocards.operations.databases;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.UnsettledException;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An administrator wants to know now whether both databases hold the same. */
public final class ComparisonDesk {

    private static final Logger log = LoggerFactory.getLogger(ComparisonDesk.class);

    private final Watched watched;
    private final Comparisons comparisons;
    private final DatabaseDesk.Books books;
    private final Clock clock;

    ComparisonDesk(Watched watched, Comparisons comparisons, DatabaseDesk.Books books, Clock clock) {
        this.watched = watched;
        this.comparisons = comparisons;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Has them compared within a minute or so, by one process, as soon as both are at work; the report says what came out.
     *
     * @return when it was asked for
     * @throws ProblemException {@code NO_BACKUP} when there is one database only, {@code SERVICE_UNAVAILABLE} when nobody can
     *     decide, not even that this was wished
     */
    public Instant order(Operator by) {
        if (!watched.isPair()) {
            throw new ProblemException(ProblemCode.NO_BACKUP);
        }
        var now = clock.instant();
        var act = new AuditLog.Act(by, "database.compare", "database:both", "asked for", Map.of());
        try {
            books.decisions().act(() -> {
                comparisons.ask(now);
                books.audit().record(act, now);
            });
        } catch (UndecidableException | UnsettledException e) {
            log.warn("Comparison could not be noted", e);
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
        }
        return now;
    }
}
