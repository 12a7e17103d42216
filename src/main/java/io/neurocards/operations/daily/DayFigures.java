package io.neurocards.operations.daily;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts a day from the rows of the business, and from what was counted while watching. What was not measured is not there. */
record DayFigures(JdbcClient jdbc) {

    /** Each gives names and numbers; names have a section before the first dot. */
    private static final List<String> QUERIES = List.of(
            """
            select 'checks.done' as name, sum(looks) as value from watch_days where day = :day and what = 'rules'
            union all
            select 'checks.failed', sum(failed) from watch_days where day = :day and what = 'rules'
            """,
            """
            select 'alerts.' || level as name, count(*) as value from alerts
            where first_seen_at >= :from and first_seen_at < :to group by level order by level
            """,
            """
            select 'databases.' || substr(what, 10) || f.name as name, f.value
            from (select what, sum(looks) as looks, sum(failed) as failed, sum(took_millis) as took, max(slowest_millis) as slowest
                  from watch_days where day = :day and what like 'database-%' group by what) d,
                 lateral (values ('_uptime_percent', trunc(100.0 * (looks - failed) / looks, 2)),
                                 ('_mean_millis', trunc(took::numeric / nullif(looks - failed, 0), 1)),
                                 ('_slowest_millis', slowest::numeric)) as f (name, value)
            order by 1
            """,
            "select 'databases.switches' as name, count(*) as value from mode_switches where at >= :from and at < :to",
            """
            select 'cache.hit_percent' as name, trunc(100.0 * sum(looks - failed) / nullif(sum(looks), 0), 1) as value
            from watch_days where day = :day and what = 'cache'
            """,
            """
            select 'people.registrations' as name, count(*) as value from persons
            where created_at >= :from and created_at < :to and joined_into is null
            """,
            """
            select 'platforms.' || platform as name, count(*) as value from identities
            where created_at >= :from and created_at < :to group by platform order by platform
            """,
            """
            select f.name, f.value
            from (select count(*) filter (where stage = 'completed') as completed, count(*) filter (where stage = 'failed') as failed,
                         count(*) filter (where stage = 'cancelled') as cancelled,
                         percentile_cont(0.95) within group (order by extract(epoch from started_at - created_at)) as waited,
                         percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at))
                             filter (where stage = 'completed') as made
                  from jobs where finished_at >= :from and finished_at < :to) e,
                 lateral (values ('clips.completed', completed::numeric), ('clips.failed', failed), ('clips.cancelled', cancelled),
                                 ('clips.success_percent', trunc(100.0 * completed / nullif(completed + failed, 0), 1)),
                                 ('clips.wait_p95_seconds', trunc(waited::numeric, 1)),
                                 ('clips.making_p50_seconds', trunc(made::numeric, 1))) as f (name, value)
            """,
            "select 'clips.ordered' as name, count(*) as value from jobs where created_at >= :from and created_at < :to",
            """
            select 'errors.' || coalesce(error, 'unknown') as name, count(*) as value from jobs
            where finished_at >= :from and finished_at < :to and stage = 'failed' group by error order by 2 desc, 1 limit 20
            """,
            """
            select 'money.' || gateway || '_' || currency as name, sum(amount) as value from payments
            where completed_at >= :from and completed_at < :to and not test group by gateway, currency order by 1
            """,
            """
            select 'money.payments' as name, count(*) as value from payments
            where completed_at >= :from and completed_at < :to and not test
            """,
            """
            select 'money.refunds' as name, count(*) as value from payments
            where refunded_at >= :from and refunded_at < :to and not test
            """,
            """
            select 'credits.' || f.name as name, f.value
            from (select coalesce(-sum(e.amount) filter (where e.account in ('bonuses', 'adjustments')), 0) as granted,
                         coalesce(-sum(e.amount) filter (where e.account = 'sales'), 0) as sold,
                         coalesce(sum(e.amount) filter (where e.account = 'consumed'), 0) as spent
                  from ledger_entries e join ledger_postings p on p.id = e.posting_id
                  where p.posted_at >= :from and p.posted_at < :to) c,
                 lateral (values ('granted', granted), ('sold', sold), ('spent', spent)) as f (name, value)
            """);

    /** What can be told of a moment only, and is kept with the report of its day. */
    private static final List<String> OF_NOW = List.of(
            "select 'alerts.open' as name, count(*) as value from alerts where closed_at is null",
            "select 'credits.owed' as name, coalesce(sum(available + held), 0) as value from ledger_wallets",
            "select 'disk.database_megabytes' as name, pg_database_size(current_database()) / 1048576 as value");

    Map<String, Number> of(DayRange day) {
        return counted(QUERIES, day);
    }

    Map<String, Number> ofNow(DayRange day) {
        return counted(OF_NOW, day);
    }

    private Map<String, Number> counted(List<String> queries, DayRange day) {
        var figures = new LinkedHashMap<String, Number>();
        for (var query : queries) {
            jdbc.sql(query)
                    .param("day", day.day().toString())
                    .param("from", day.from())
                    .param("to", day.to())
                    .query((row, _) -> row.getBigDecimal("value") == null
                            ? Map.<String, Number>of()
                            : Map.<String, Number>of(row.getString("name"), row.getBigDecimal("value")))
                    .list()
                    .forEach(figures::putAll);
        }
        return figures;
    }
}
