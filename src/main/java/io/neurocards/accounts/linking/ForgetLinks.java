package io.neurocards.accounts.linking;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes codes that are over, tries that no longer count, and notes of rows that can't go back any more. */
@Component
final class ForgetLinks implements RecurringJob {

    private static final Duration CODES_KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    ForgetLinks(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accounts-forget-links";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        delete("delete from link_codes where expires_at < :before", now.minus(CODES_KEPT));
        delete("delete from link_tries where since < :before", now.minus(LinkTries.WITHIN));
        delete("""
                delete from person_join_rows r using person_joins j
                where j.id = r.join_id and (j.undo_until < :before or j.undone_at < :before)
                """, now);
    }

    private void delete(String sql, Instant before) {
        decisions.act(() -> {
            jdbc.sql(sql).param("before", SqlTime.of(before)).update();
        });
    }
}
