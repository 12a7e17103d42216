package io.neurocards.operations.daily;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.figures.Statistics;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recommends by rules over measured numbers; asks the database when it is asked. */
@Component
public final class Advices {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int PROFIT_DAYS = 30;
    private static final int OLD_POSTGRESQL = 15;
    private static final double FULL_HEAP = 0.85;

    private final JdbcClient jdbc;
    private final BookFigures books;
    private final DatabaseDesk databases;
    private final Statistics days;
    private final DailySettings settings;
    private final Clock clock;

    Advices(
            JdbcClient jdbc,
            BookFigures books,
            DatabaseDesk databases,
            Statistics days,
            DailySettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.databases = databases;
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns what should be done now. */
    public List<Advice> now() {
        var found = new ArrayList<Advice>();
        waiting().ifPresent(found::add);
        heap().ifPresent(found::add);
        found.addAll(failingProviders());
        found.addAll(deadRows());
        disk().ifPresent(found::add);
        owed().ifPresent(found::add);
        found.addAll(belowCost());
        version().ifPresent(found::add);
        if (databases.report().backup().equals("not_configured")) {
            found.add(new Advice("scaling", "second-database", Map.of()));
        }
        return List.copyOf(found);
    }

    private Optional<Advice> waiting() {
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
        var most = Runtime.getRuntime().maxMemory();
        var used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
        return used < FULL_HEAP * most
                ? Optional.empty()
                : Optional.of(new Advice(
                        "performance",
                        "more-memory",
                        Map.of("used_megabytes", used / 1_048_576, "most_megabytes", most / 1_048_576)));
    }

    private List<Advice> failingProviders() {
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

    private List<Advice> deadRows() {
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
    private Optional<Advice> disk() {
        return jdbc.sql("""
                        with free as (
                            select day, (figures ->> 'disk.free_megabytes')::numeric as megabytes from daily_reports
                            where figures -> 'disk.free_megabytes' is not null and day > :since),
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

    private Optional<Advice> owed() {
        return jdbc.sql("""
                        select (select sum(available + held) from ledger_wallets)::bigint as now,
                               (figures ->> 'credits.owed')::bigint as before
                        from daily_reports where figures -> 'credits.owed' is not null and day <= :week order by day desc limit 1
                        """)
                .param("week", today().minusDays(7).toString())
                .query((row, _) -> new long[] {row.getLong("now"), row.getLong("before")})
                .optional()
                .filter(owed -> owed[0] - owed[1] >= 1000 && owed[0] * 2 >= owed[1] * 3)
                .map(owed -> new Advice("scaling", "credits-owed", Map.of("now", owed[0], "before", owed[1])));
    }

    private List<Advice> belowCost() {
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
        var version = jdbc.sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single();
        return version >= OLD_POSTGRESQL
                ? Optional.empty()
                : Optional.of(new Advice("maintenance", "old-postgresql", Map.of("version", version)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), days.zone());
    }
}
