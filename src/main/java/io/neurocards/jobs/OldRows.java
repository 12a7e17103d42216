package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes what nobody asks about any more, a batch in a transaction. */
@Component
public class OldRows {

    private static final int BATCH = 5000;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    public OldRows(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Deletes the rows of a table whose moment is longer ago than {@code kept}.
     *
     * @param table a name of the product's own, with a column {@code id}
     * @param moment the column of when it was
     */
    public void forget(String table, String moment, Duration kept) {
        var before = SqlTime.of(clock.instant().minus(kept));
        var batch = """
                delete from %1$s where id in (select id from %1$s where %2$s < :before limit :batch)
                """.formatted(table, moment);
        int deleted;
        do {
            deleted = decisions.act(() -> jdbc.sql(batch)
                    .param("before", before)
                    .param("batch", BATCH)
                    .update());
        } while (deleted == BATCH);
    }
}
