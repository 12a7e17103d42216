package io.neurocards.operations.daily;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.books.figures.BookFigures;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules, each over numbers that were measured. */
record AdviceRules(JdbcClient jdbc, BookFigures books, ZoneId zone, DailySettings settings, Clock clock) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int PROFIT_DAYS = 30;
    private static final int OLD_POSTGRESQL = 15;
    private static final double FULL_HEAP = 0.85;

    List<Advice> all() {
        var found = new ArrayList<Advice>();
        waiting().ifPresent(found::add);
        heap().ifPresent(found::add);
        found.addAll(failingProviders());
        found.addAll(deadRows());
        disk().ifPresent(found::add);
        owed().ifPresent(found::add);
        found.addAll(belowCost());
        version().ifPresent(found::add);
        return found;
    }

    Optional<Advice> waiting() {
        return jdbc.sql("""
                        select percentile_cont(0.95) within group (order by extract(epoch from started_at - created_at))::int as seconds,
                               count(*) as clips
                        from jobs where started_at > :since having count(*) >= 5
                        """)
                .param("since", SqlTime.of(clock.instant().minus(DAY)))
                .query(Waited.class)
                .optional()
                .filter(waited -> waited.seconds() > settings.waitSeconds())
                .map(waited -> new Advice(
                        "scaling", "more-workers", Map.of("seconds", waited.seconds(), "clips", waited.clips())));
    }

    record Waited(int seconds, long clips) {}

    /** What is left after the collector's last work is in use. */
    private static Optional<Advice> heap() {
        var used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
        return heap(used, Runtime.getRuntime().maxMemory());
    }

    /** Takes both in bytes. */
    static Optional<Advice> heap(long used, long most) {
        return used < FULL_HEAP * most
                ? Optional.empty()
                : Optional.of(new Advice(
                        "performance",
                        "more-memory",
                        Map.of("used_megabytes", used / 1_048_576, "most_megabytes", most / 1_048_576)));
    }

    List<Advice> failingProviders() {
        return jdbc.sql("""
                        select provider, count(*) as tries,
                               (100 * count(*) filter (where outcome in ('failed', 'lost', 'given_up')) / count(*))::int as percent
                        from job_attempts where ended_at > :since group by provider
                        having count(*) >= 10
                           and 100 * count(*) filter (where outcome in ('failed', 'lost', 'given_up')) / count(*) >= 20
                        order by percent desc, provider
                        """)
                .param("since", SqlTime.of(clock.instant().minus(DAY)))
                .query((row, _) -> new Advice(
                        "performance",
                        "failing-provider",
                        Map.of(
                                "provider",
                                row.getString("provider"),
                                "tries",
                                row.getLong("tries"),
                                "percent",
                                row.getInt("percent"))))
                .list();
    }

    List<Advice> deadRows() {
        return jdbc.sql("""
                        select relname, n_dead_tup from pg_stat_user_tables
                        where n_dead_tup > 50000 and n_dead_tup > n_live_tup / 5 order by n_dead_tup desc limit 3
                        """)
                .query((row, _) -> new Advice(
                        "maintenance",
                        "vacuum",
                        Map.of("table", row.getString("relname"), "rows", row.getLong("n_dead_tup"))))
                .list();
    }

    /** At the speed of the week before, of which at least three days must have been measured. */
    Optional<Advice> disk() {
        return jdbc.sql("""
                        with free as (
                            select day, (figures ->> 'disk.free_megabytes')::numeric as megabytes from daily_reports
                            where jsonb_exists(figures, 'disk.free_megabytes') and day > :since),
                        ends as (select min(day) as first, max(day) as last from free)
                        select trunc(b.megabytes / nullif((a.megabytes - b.megabytes) / (b.day::date - a.day::date), 0))::int as days,
                               trunc((a.megabytes - b.megabytes) / (b.day::date - a.day::date))::bigint as a_day
                        from ends join free a on a.day = first join free b on b.day = last
                        where b.day::date - a.day::date >= 3 and a.megabytes > b.megabytes
                        """)
                .param("since", today().minusDays(8).toString())
                .query((row, _) -> new int[] {row.getInt("days"), row.getInt("a_day")})
                .optional()
                .filter(found -> found[0] <= settings.diskDays())
                .map(found ->
                        new Advice("maintenance", "disk-fills", Map.of("days", found[0], "megabytes_a_day", found[1])));
    }

    Optional<Advice> owed() {
        return jdbc.sql("""
                        select (select sum(available + held) from ledger_wallets)::bigint as now,
                               (figures ->> 'credits.owed')::bigint as before
                        from daily_reports where jsonb_exists(figures, 'credits.owed') and day <= :week order by day desc limit 1
                        """)
                .param("week", today().minusDays(7).toString())
                .query((row, _) -> new long[] {row.getLong("now"), row.getLong("before")})
                .optional()
                .filter(owed -> owed[0] - owed[1] >= 1000 && owed[0] * 2 >= owed[1] * 3)
                .map(owed -> new Advice("scaling", "credits-owed", Map.of("now", owed[0], "before", owed[1])));
    }

    List<Advice> belowCost() {
        var all = books.count(books.period(today().minusDays(PROFIT_DAYS), today()));
        var advice = new ArrayList<Advice>();
        for (var model : all.margin().models()) {
            model.percent(all.rates())
                    .filter(percent -> percent.compareTo(BigDecimal.ZERO) < 0)
                    .ifPresent(percent -> advice.add(new Advice(
                            "performance",
                            "below-cost",
                            Map.of("model", model.model(), "clips", model.delivered(), "percent", percent))));
        }
        return advice;
    }

    private Optional<Advice> version() {
        return version(jdbc.sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single());
    }

    static Optional<Advice> version(int version) {
        return version >= OLD_POSTGRESQL
                ? Optional.empty()
                : Optional.of(new Advice("maintenance", "old-postgresql", Map.of("version", version)));
    }

    /** @param backup what the second database is, in the words of the databases' report */
    static Optional<Advice> second(String backup) {
        return backup.equals("not_configured")
                ? Optional.of(new Advice("scaling", "second-database", Map.of()))
                : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
