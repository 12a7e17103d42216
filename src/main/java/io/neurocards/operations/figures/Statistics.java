package io.neurocards.operations.figures;

import io.neurocards.database.SqlTime;
import io.neurocards.operations.figures.Figures.Clips;
import io.neurocards.operations.figures.Figures.CreditsCounted;
import io.neurocards.operations.figures.Figures.Line;
import io.neurocards.operations.figures.Figures.People;
import io.neurocards.operations.figures.Figures.Stars;
import io.neurocards.operations.processes.Processes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how the studio stands, from the rows of the business and never from counters of its own. */
@Component
public final class Statistics {

    /** One statement, so that all numbers are of one moment. */
    private static final String FIGURES = """
            select
              (select count(*) from persons where erased_at is null and joined_into is null) as persons,
              (select count(*) from persons where created_at >= :midnight and joined_into is null) as persons_today,
              (select count(distinct person_id) from identities where verified_at is not null) as verified,
              (select count(*) from telegram_chats) as chats,
              (select count(*) from telegram_chats where blocked_at is not null) as blocked,
              ended.*, line.*, wallet.*, posted.*, paid.*,
              (select count(*) from processes
               where seen_at > :alive and stopped_at is null
                 and 'worker' = any (string_to_array(roles, ','))) as workers
            from
              (select count(*) filter (where stage = 'completed') as completed,
                      count(*) filter (where stage = 'failed') as failed,
                      count(*) filter (where stage = 'cancelled') as cancelled,
                      count(*) filter (where stage = 'completed' and finished_at >= :midnight) as completed_today,
                      count(*) filter (where stage = 'failed' and finished_at >= :midnight) as failed_today,
                      count(*) filter (where stage = 'cancelled' and finished_at >= :midnight) as cancelled_today
               from jobs where finished_at is not null) ended,
              (select count(*) filter (where status = 'queued') as queued,
                      count(*) filter (where status = 'processing') as processing
               from jobs where status in ('queued', 'processing')) line,
              (select coalesce(sum(available), 0) as available, coalesce(sum(held), 0) as held from ledger_wallets) wallet,
              (select coalesce(-sum(amount) filter (where account in ('bonuses', 'adjustments')), 0) as granted,
                      coalesce(-sum(amount) filter (where account = 'sales'), 0) as sold,
                      coalesce(sum(amount) filter (where account = 'consumed'), 0) as spent
               from ledger_entries) posted,
              (select coalesce(sum(amount), 0) as received,
                      coalesce(sum(amount) filter (where status = 'refunded'), 0) as refunded,
                      count(*) as payments
               from payments where currency = 'XTR' and charge_id is not null) paid
            """;

    private static final String DAYS = """
            with days as (
                select day::date as day from generate_series(:first::date, :last::date, interval '1 day') as day),
            joined as (
                select (created_at at time zone :zone)::date as day, count(*) as registrations
                from persons where created_at >= :since and joined_into is null group by 1),
            ordered as (
                select (created_at at time zone :zone)::date as day, count(*) as ordered
                from jobs where created_at >= :since group by 1),
            ended as (
                select (finished_at at time zone :zone)::date as day,
                       count(*) filter (where stage = 'completed') as completed,
                       count(*) filter (where stage = 'failed') as failed
                from jobs where finished_at >= :since group by 1)
            select days.day, coalesce(registrations, 0) as registrations, coalesce(ordered, 0) as ordered,
                   coalesce(completed, 0) as completed, coalesce(failed, 0) as failed
            from days left join joined using (day) left join ordered using (day) left join ended using (day)
            order by days.day
            """;

    private final JdbcClient jdbc;
    private final OperationsSettings settings;
    private final Clock clock;

    Statistics(JdbcClient jdbc, OperationsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the zone in which days are counted and moments are shown to administrators. */
    public ZoneId zone() {
        return settings.zone();
    }

    /** Returns how the studio stands now. */
    public Figures now() {
        var now = clock.instant();
        return jdbc.sql(FIGURES)
                .param("midnight", SqlTime.of(midnight(today(now))))
                .param("alive", SqlTime.of(now.minus(Processes.SILENCE)))
                .query((row, _) -> figures(row))
                .single();
    }

    /** Returns the last {@code count} days up to today, also those on which nothing happened, the earliest first. */
    public List<Day> days(int count) {
        var today = today(clock.instant());
        var first = today.minusDays(count - 1L);
        return jdbc.sql(DAYS)
                .param("first", first.toString())
                .param("last", today.toString())
                .param("zone", settings.zone().getId())
                .param("since", SqlTime.of(midnight(first)))
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("registrations"),
                        row.getLong("ordered"),
                        row.getLong("completed"),
                        row.getLong("failed")))
                .list();
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, settings.zone());
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                new People(
                        row.getLong("persons"),
                        row.getLong("verified"),
                        row.getLong("persons_today"),
                        row.getLong("chats"),
                        row.getLong("blocked")),
                new Clips(row.getLong("completed_today"), row.getLong("failed_today"), row.getLong("cancelled_today")),
                new Clips(row.getLong("completed"), row.getLong("failed"), row.getLong("cancelled")),
                new Line(row.getLong("queued"), row.getLong("processing"), row.getLong("workers")),
                new CreditsCounted(
                        row.getLong("granted"),
                        row.getLong("sold"),
                        row.getLong("spent"),
                        row.getLong("available"),
                        row.getLong("held")),
                new Stars(row.getLong("received"), row.getLong("refunded"), row.getLong("payments")));
    }
}
