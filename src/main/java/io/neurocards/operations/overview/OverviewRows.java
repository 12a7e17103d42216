package io.neurocards.operations.overview;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.operations.overview.Overview.Count;
import io.neurocards.operations.overview.Overview.Credits;
import io.neurocards.operations.overview.Overview.Proxy;
import io.neurocards.operations.overview.Overview.Takings;
import io.neurocards.operations.overview.Overview.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the overview consists of, each from rows that an index finds or that there are few of. */
@Component
final class OverviewRows {

    private static final Duration ALIVE = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Statistics statistics;

    OverviewRows(JdbcClient jdbc, Statistics statistics) {
        this.jdbc = jdbc;
        this.statistics = statistics;
    }

    private Instant midnight(Instant now) {
        return LocalDate.ofInstant(now, statistics.zone())
                .atStartOfDay(statistics.zone())
                .toInstant();
    }

    List<Count> stages() {
        return jdbc.sql("""
                        select stage as word, count(*) as count from jobs
                        where status in ('queued', 'processing') group by stage order by stage
                        """).query(Count.class).list();
    }

    long waitingCredits() {
        return jdbc.sql("select coalesce(sum(cost), 0) from jobs where status in ('queued', 'processing')")
                .query(Long.class)
                .single();
    }

    List<Count> ended(Instant now) {
        return jdbc.sql("""
                        select stage as word, count(*) as count from jobs where finished_at >= :midnight
                        group by stage order by stage
                        """)
                .param("midnight", SqlTime.of(midnight(now)))
                .query(Count.class)
                .list();
    }

    List<Worker> workers(Instant now) {
        return jdbc.sql("""
                        select w.name, w.started_at, w.beat_at,
                               (select count(*) from jobs j where j.worker = w.name and j.status = 'processing') as busy
                        from workers w where w.beat_at > :since order by w.started_at
                        """)
                .param("since", SqlTime.of(now.minus(FORGOTTEN)))
                .query((row, _) -> {
                    var beat = row.getObject("beat_at", OffsetDateTime.class).toInstant();
                    return new Worker(
                            row.getString("name"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            beat,
                            beat.isAfter(now.minus(ALIVE)),
                            row.getLong("busy"));
                })
                .list();
    }

    List<Proxy> proxies(Instant now) {
        return jdbc.sql("""
                        select regexp_replace(address, '^.*@', '') as address, failures,
                               coalesce(left_alone_until > :now, false) as rests
                        from proxy_health where failures > 0 order by failures desc, address limit 20
                        """).param("now", SqlTime.of(now)).query(Proxy.class).list();
    }

    List<Takings> takings(Instant now) {
        return jdbc.sql("""
                        select currency, count(*) as payments, sum(amount)::bigint as amount from payments
                        where completed_at >= :midnight and not test group by currency order by currency
                        """)
                .param("midnight", SqlTime.of(midnight(now)))
                .query(Takings.class)
                .list();
    }

    Credits credits() {
        return jdbc.sql("""
                        select coalesce(sum(available), 0)::bigint as available, coalesce(sum(held), 0)::bigint as held
                        from ledger_wallets
                        """).query(Credits.class).single();
    }
}
