package io.neurocards.operations.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.processes.ProcessSamples;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Statistics statistics = new Statistics(database.jdbc(), new OperationsSettings(ZONE), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_empty_studio_counts_nothing() {
        var figures = statistics.now();

        assertThat(figures.people()).isEqualTo(new Figures.People(0, 0, 0, 0, 0));
        assertThat(figures.inAll().success()).isEmpty();
        assertThat(statistics.days(7))
                .hasSize(7)
                .allSatisfy(
                        day -> assertThat(day.ordered() + day.registrations()).isZero());
        assertThat(statistics.days(7).getLast().date()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    /** Counted twice: by the statistics, and by looking at each generated row. */
    @Test
    void the_figures_are_those_of_the_rows() {
        var random = new Random(20261121);
        var endings = List.of("completed", "failed", "cancelled");
        var generated = IntStream.range(0, 300)
                .mapToObj(_ -> new Ended(
                        endings.get(random.nextInt(3)),
                        clock.instant().minus(Duration.ofMinutes(random.nextInt(10 * 24 * 60)))))
                .toList();
        generated.forEach(one -> JobSamples.insert(
                database.jdbc(), 1, one.stage().equals("completed") ? "completed" : "failed", one.stage(), one.at()));
        JobSamples.insert(database.jdbc(), 4, "queued", "queued", clock.instant());
        JobSamples.insert(database.jdbc(), 2, "processing", "generating", clock.instant());
        var joined = IntStream.range(0, 50)
                .mapToObj(_ -> clock.instant().minus(Duration.ofMinutes(random.nextInt(10 * 24 * 60))))
                .peek(this::person)
                .toList();

        var figures = statistics.now();
        var days = statistics.days(7);

        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        assertThat(figures.inAll())
                .isEqualTo(new Figures.Clips(
                        count(generated, "completed", null),
                        count(generated, "failed", null),
                        count(generated, "cancelled", null)));
        assertThat(figures.today())
                .isEqualTo(new Figures.Clips(
                        count(generated, "completed", today),
                        count(generated, "failed", today),
                        count(generated, "cancelled", today)));
        assertThat(figures.line().queued()).isEqualTo(4);
        assertThat(figures.line().processing()).isEqualTo(2);
        assertThat(figures.people().persons()).isEqualTo(50);
        assertThat(days).allSatisfy(day -> {
            assertThat(day.completed()).isEqualTo(count(generated, "completed", day.date()));
            assertThat(day.failed()).isEqualTo(count(generated, "failed", day.date()));
            assertThat(day.registrations())
                    .isEqualTo(joined.stream()
                            .filter(at -> date(at).equals(day.date()))
                            .count());
        });
        assertThat(days.getLast().ordered())
                .isEqualTo(6
                        + generated.stream()
                                .filter(one -> date(one.at()).equals(today))
                                .count());
    }

    @Test
    void who_left_or_became_one_with_another_is_not_counted_among_the_persons() {
        IntStream.range(0, 4).forEach(_ -> person(clock.instant()));
        var ids = database.jdbc()
                .sql("select id from persons order by id")
                .query(java.util.UUID.class)
                .list();
        database.jdbc()
                .sql("update persons set first_name = null, erased_at = created_at where id = ?")
                .param(ids.get(0))
                .update();
        database.jdbc()
                .sql("update persons set joined_into = ? where id = ?")
                .params(ids.get(2), ids.get(1))
                .update();

        assertThat(statistics.now().people().persons()).isEqualTo(2);
        assertThat(statistics.now().people().personsToday()).as("registrations").isEqualTo(3);
        assertThat(statistics.days(1).getFirst().registrations()).isEqualTo(3);
    }

    @Test
    void credits_are_counted_from_the_ledger() {
        var ledger = LedgerFixture.ledgerOn(database);
        var person = PersonId.at(clock.instant());
        var now = clock.instant();
        database.decisions(clock).act(() -> {
            ledger.grant(person, Credits.of(2), "free:" + person, now);
            ledger.adjustUp(person, Credits.of(10), "one", now);
            ledger.adjustDown(person, Credits.of(3), "two", now);
            ledger.purchase(person, Credits.of(30), "three", now);
            ledger.hold(
                    person,
                    List.of(
                            new io.neurocards.ledger.HoldRequest("video:a", Credits.of(4)),
                            new io.neurocards.ledger.HoldRequest("video:b", Credits.of(5)),
                            new io.neurocards.ledger.HoldRequest("video:c", Credits.of(6))),
                    now);
            ledger.capture(person, "video:a", now);
            ledger.capture(person, "video:b", now);
            ledger.refund(person, "video:b", now);
        });

        assertThat(statistics.now().credits()).isEqualTo(new Figures.CreditsCounted(9, 30, 4, 29, 6));
    }

    @Test
    void a_worker_counts_while_it_beats() {
        ProcessSamples.beat(database.jdbc(), clock, "one");
        ProcessSamples.beat(database.jdbc(), clock, "one");
        ProcessSamples.beat(database.jdbc(), clock, "two");
        assertThat(statistics.now().line().workers()).isEqualTo(2);

        clock.advance(Duration.ofSeconds(61));

        assertThat(statistics.now().line().workers()).isZero();
    }

    @Test
    void the_week_is_drawn_in_both_languages_without_a_font() throws Exception {
        var first = LocalDate.of(2026, 11, 14);
        var days = IntStream.range(0, 7)
                .mapToObj(index -> new Day(
                        first.plusDays(index),
                        index * 7L,
                        40 + index * 13L,
                        30 + index * 9L,
                        index % 3 == 0 ? 0 : index))
                .toList();
        for (var locale : List.of(Locale.of("ru"), Locale.ENGLISH)) {
            var png = StatisticsChart.create().draw(days, locale);
            Files.write(Files.createDirectories(Path.of("target")).resolve("chart-" + locale + ".png"), png);

            var picture = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(picture.getWidth()).isEqualTo(1080);
            assertThat(png.length).isLessThan(200_000);
        }
        var lettering = Lettering.load();
        for (var words : StatisticsChart.Words.values()) {
            assertThat(words.all().chars())
                    .allSatisfy(one -> assertThat(lettering.has((char) one.intValue()))
                            .as("letter " + (char) one.intValue())
                            .isTrue());
        }
        assertThat("0123456789.K".chars()).allMatch(one -> lettering.has((char) one.intValue()));
        assertThat(StatisticsChart.create().draw(statistics.days(7), Locale.ENGLISH))
                .isNotEmpty();
    }

    private record Ended(String stage, Instant at) {}

    private static long count(List<Ended> all, String stage, LocalDate day) {
        return all.stream()
                .filter(one -> one.stage().equals(stage))
                .filter(one -> day == null || date(one.at()).equals(day))
                .count();
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private void person(Instant at) {
        database.jdbc()
                .sql("insert into persons (id, locale, created_at) values (gen_random_uuid(), 'ru', :at)")
                .param("at", SqlTime.of(at))
                .update();
    }
}
