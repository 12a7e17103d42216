package io.neurocards.operations.reports;

/** The statements of {@link DailyFigure}: a day, its parts as text, and a count, between {@code :from} and {@code :to} in {@code :zone}. */
final class DailySql {

    /** The wallets in which partners only try things out. */
    static final String NO_TEST_WALLET = "not exists (select from partners t where t.test_person_id = %s)";

    static final String REGISTRATIONS = """
            select (p.created_at at time zone :zone)::date as day, coalesce(i.platform, 'gone') as a, count(*) as count
            from persons p
            left join lateral (select platform, external_id from identities i where i.person_id = p.id
                               order by i.created_at, i.id limit 1) i on true
            where p.created_at >= :from and p.created_at < :to and p.joined_into is null
              and not (coalesce(i.platform, '') = 'api_partner' and substr(i.external_id, 37, 1) in ('', '~'))
            group by 1, 2
            """;

    static final String ORDERED = """
            select (j.created_at at time zone :zone)::date as day, o.template as a, coalesce(j.model, o.model) as b,
                   count(*) as count
            from jobs j join video_orders o on o.id = j.order_id
            where j.created_at >= :from and j.created_at < :to
              and not exists (select from partner_videos t where t.id = j.order_id and t.test)
            group by 1, 2, 3
            """;

    static final String ENDED = """
            select (j.finished_at at time zone :zone)::date as day,
                   case when j.late_at is not null then 'late' else j.stage end as a, o.template as b,
                   coalesce(j.model, o.model) as c, coalesce(j.error, '') as d, count(*) as count
            from jobs j join video_orders o on o.id = j.order_id
            where j.finished_at >= :from and j.finished_at < :to
              and not exists (select from partner_videos t where t.id = j.order_id and t.test)
            group by 1, 2, 3, 4, 5
            """;

    static final String CREDITS = """
            select (p.posted_at at time zone :zone)::date as day, p.kind as a, sum(p.amount)::bigint as count
            from ledger_postings p
            where p.posted_at >= :from and p.posted_at < :to
              and p.kind not in ('hold', 'release', 'transfer_in', 'transfer_out') and %s
            group by 1, 2
            """.formatted(NO_TEST_WALLET.formatted("p.person_id"));

    static final String POINTS = """
            select (p.posted_at at time zone :zone)::date as day, p.kind as a, sum(p.amount)::bigint as count
            from points_postings p
            where p.posted_at >= :from and p.posted_at < :to and p.kind not in ('transfer_in', 'transfer_out')
            group by 1, 2
            """;

    static final String WAITS = """
            with done as (
                select j.id, (j.finished_at at time zone :zone)::date as day,
                       j.started_at - j.created_at as queued, j.finished_at - j.started_at as made,
                       j.finished_at
                from jobs j
                where j.finished_at >= :from and j.finished_at < :to and j.stage = 'completed' and j.started_at is not null),
            took (day, part, ms) as (
                select day, 'queue', extract(epoch from queued) * 1000 from done
                union all
                select day, 'making', extract(epoch from made) * 1000 from done
                union all
                select d.day, 'delivery', extract(epoch from t.ended_at - d.finished_at) * 1000
                from done d join telegram_deliveries t on t.id = d.id
                where t.state = 'delivered' and t.ended_at is not null),
            measured as (
                select day, part, greatest(ms::float8, 0) as ms,
                       power(10::float8, greatest(floor(log(greatest(ms::float8, 1))) - 1, 0)) as width
                from took)
            select day, part as a, (round(ms / width) * width)::bigint::text as b, count(*) as count
            from measured group by 1, 2, 3
            """;

    private DailySql() {}
}
