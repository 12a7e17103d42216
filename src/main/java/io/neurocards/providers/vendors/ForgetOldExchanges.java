package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes what was said and made at vendors long ago; no vendor knows such a task any more. */
@Component
class ForgetOldExchanges implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 5000;

    private static final List<String> DELETIONS = List.of(
            "delete from provider_answers where id in (select id from provider_answers where said_at < :before limit :batch)",
            "delete from provider_tasks where id in (select id from provider_tasks where reserved_at < :before limit :batch)",
            "delete from callback_counts where id in (select id from callback_counts where hour_at < :before limit :batch)");

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    ForgetOldExchanges(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "providers-forget-old-exchanges";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        DELETIONS.forEach(this::delete);
    }

    private void delete(String deletion) {
        var before = SqlTime.of(clock.instant().minus(KEPT));
        int deleted;
        do {
            deleted = decisions.act(() -> jdbc.sql(deletion)
                    .param("before", before)
                    .param("batch", BATCH)
                    .update());
        } while (deleted == BATCH);
    }
}
