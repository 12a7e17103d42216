package io.neurocards.operations.daily;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Makes the report of a day, once, and keeps its numbers. */
public final class DailyReports {

    /** What no way took is offered again after this, on the same day. */
    static final Duration UNHEARD = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final Supplier<List<Advice>> advices;
    private final House house;
    private final Clock clock;

    DailyReports(
            JdbcClient jdbc,
            Decisions decisions,
            ObjectMapper json,
            Supplier<List<Advice>> advices,
            House house,
            Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.json = json;
        this.advices = advices;
        this.house = house;
        this.clock = clock;
    }

    /**
     * Where and when.
     *
     * @param hour at which the report of the day before is made
     * @param storage the folder whose disk is measured
     */
    record House(ZoneId zone, int hour, Path storage) {}

    /** What is to be told, and the row of it. */
    record Due(UUID id, DailyReport report) {}

    /** Returns a day in numbers: as they were kept, with today's recommendations, or as they are counted now. */
    public DailyReport of(LocalDate day) {
        var figures = kept(day).orElseGet(() -> counted(day));
        var before = kept(day.minusDays(1)).orElseGet(() -> counted(day.minusDays(1)));
        return new DailyReport(day, house.zone(), figures, before, advices.get());
    }

    /** Returns the last day that is over. */
    public LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), house.zone()).minusDays(1);
    }

    /**
     * Returns the report of yesterday when its hour has come and nobody was told; of several processes one gets it, and what no way
     * took is due again.
     */
    Optional<Due> due() {
        var now = clock.instant();
        if (now.atZone(house.zone()).getHour() < house.hour()) {
            return Optional.empty();
        }
        var day = yesterday();
        if (kept(day).isEmpty()) {
            var figures = new LinkedHashMap<>(counted(day));
            figures.putAll(new DayFigures(jdbc).ofNow(range(day)));
            free().ifPresent(megabytes -> figures.put("disk.free_megabytes", megabytes));
            decisions.act(() -> keep(day, figures, now));
        }
        return decisions.act(() -> take(day, now)).map(id -> new Due(id, of(day)));
    }

    /** Notes that somebody was reached. */
    void heard(UUID id) {
        decisions.act(() -> {
            jdbc.sql("update daily_reports set heard_at = :now where id = :id and heard_at is null")
                    .param("id", id)
                    .param("now", SqlTime.of(clock.instant()))
                    .update();
        });
    }

    private Map<String, Number> counted(LocalDate day) {
        return new DayFigures(jdbc).of(range(day));
    }

    private DayRange range(LocalDate day) {
        return new DayRange(day, house.zone());
    }

    private Optional<Long> free() {
        try {
            return Files.exists(house.storage())
                    ? Optional.of(Files.getFileStore(house.storage()).getUsableSpace() / 1_048_576)
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // a number that could not be measured is not in the report
        }
    }

    private Optional<Map<String, Number>> kept(LocalDate day) {
        return jdbc.sql("select figures::text from daily_reports where day = :day")
                .param("day", day.toString())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, new TypeReference<LinkedHashMap<String, Number>>() {}));
    }

    private void keep(LocalDate day, Map<String, Number> figures, Instant now) {
        jdbc.sql("""
                        insert into daily_reports (id, day, figures, made_at) values (:id, :day, :figures::jsonb, :now)
                        on conflict (day) do nothing
                        """)
                .param("id", UuidV7.at(now))
                .param("day", day.toString())
                .param("figures", json.writeValueAsString(figures))
                .param("now", SqlTime.of(now))
                .update();
    }

    private Optional<UUID> take(LocalDate day, Instant now) {
        return jdbc.sql("""
                        update daily_reports set told_at = :now
                        where day = :day and heard_at is null and (told_at is null or told_at < :unheard)
                        returning id
                        """)
                .param("day", day.toString())
                .param("unheard", SqlTime.of(now.minus(UNHEARD)))
                .param("now", SqlTime.of(now))
                .query((row, _) -> row.getObject("id", UUID.class))
                .optional();
    }
}
