package io.neurocards.operations.overview;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.operations.overview.Overview.Count;
import io.neurocards.operations.overview.Overview.Credits;
import io.neurocards.operations.overview.Overview.Pending;
import io.neurocards.operations.overview.Overview.Proxy;
import io.neurocards.operations.overview.Overview.Takings;
import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.operations.processes.Processes;
import io.neurocards.providers.proxies.Proxies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the overview consists of, each from rows that an index finds or that there are few of. */
@Component
final class OverviewRows {

    private final JdbcClient jdbc;
    private final Statistics statistics;
    private final Processes processes;
    private final Proxies proxies;

    OverviewRows(JdbcClient jdbc, Statistics statistics, Processes processes, Proxies proxies) {
        this.jdbc = jdbc;
        this.statistics = statistics;
        this.processes = processes;
        this.proxies = proxies;
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
                        """).query((row, _) -> count(row)).list();
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
                .query((row, _) -> count(row))
                .list();
    }

    List<ProcessSeen> processes() {
        return processes.seen();
    }

    Proxies.Counts ways() {
        return proxies.counts();
    }

    List<Proxy> proxies(Instant now) {
        return jdbc.sql("""
                        select regexp_replace(address, '^.*@', '') as address, failures,
                               coalesce(left_alone_until > :now, false) as rests
                        from proxy_health where failures > 0 order by failures desc, address limit 20
                        """)
                .param("now", SqlTime.of(now))
                .query((row, _) ->
                        new Proxy(row.getString("address"), row.getLong("failures"), row.getBoolean("rests")))
                .list();
    }

    List<Takings> takings(Instant now) {
        return jdbc.sql("""
                        select currency, count(*) as payments, sum(amount)::bigint as amount from payments
                        where completed_at >= :midnight and not test group by currency order by currency
                        """)
                .param("midnight", SqlTime.of(midnight(now)))
                .query((row, _) ->
                        new Takings(row.getString("currency"), row.getLong("payments"), row.getLong("amount")))
                .list();
    }

    Pending pending(Instant now) {
        return jdbc.sql("""
                        select count(*) as count, min(created_at) as oldest from payments
                        where status = 'pending' and expires_at > :now and not test
                        """)
                .param("now", SqlTime.of(now))
                .query((row, _) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Pending(row.getLong("count"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    Credits credits() {
        return jdbc.sql("""
                        select coalesce(sum(available), 0)::bigint as available, coalesce(sum(held), 0)::bigint as held
                        from ledger_wallets
                        """).query(Credits.class).single();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString("word"), row.getLong("count"));
    }
}
