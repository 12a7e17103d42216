package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a vendor is asked for a clip, and by whom. The catalogue says that the model's clips take 8 seconds. */
class LookUpsTest {

    private static final Duration STEP = Duration.ofMillis(250);

    @TempDir
    Path folder;

    private TestStudio studio;
    private PersonId person;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        studio.vendor.costMoney();
        studio.vendor.knowOwnNamesOnly();
        person = studio.personWith(20);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void a_clip_that_takes_as_long_as_usual_is_noticed_within_five_seconds() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(9), STEP);

        studio.vendorDelivers();
        var made = studio.engine.clock().instant();
        studio.runFor(Duration.ofSeconds(5), STEP);

        assertThat(madeAt(job)).isBetween(made, made.plusSeconds(5));
    }

    @Test
    void a_model_whose_clips_took_longer_than_promised_is_asked_as_often_at_that_time() throws Exception {
        for (var time = 0; time < 5; time++) {
            studio.order(person, 1);
            studio.runFor(Duration.ofSeconds(100), Duration.ofSeconds(5));
            studio.vendorDelivers();
            studio.runFor(Duration.ofSeconds(20), Duration.ofSeconds(1));
        }
        studio.engine.advance(Duration.ofMinutes(2));
        var job = studio.order(person, 1).getFirst();

        var before = looksOver(Duration.ofSeconds(40));
        studio.runFor(Duration.ofSeconds(60), STEP);
        var around = looksOver(Duration.ofSeconds(40));

        assertThat(before).isLessThan(5);
        assertThat(around).isBetween(8, 12);
        studio.vendorDelivers();
        var made = studio.engine.clock().instant();
        studio.runFor(Duration.ofSeconds(5), STEP);
        assertThat(madeAt(job)).isBetween(made, made.plusSeconds(5));
    }

    @Test
    void a_task_is_asked_for_again_and_again_without_a_change_of_its_row() throws Exception {
        studio.order(person, 1);
        studio.runFor(Duration.ofSeconds(5), STEP);
        var before = nextLook();

        var looks = looksOver(Duration.ofSeconds(10));

        assertThat(looks).isGreaterThanOrEqualTo(2);
        assertThat(nextLook()).isEqualTo(before);
    }

    @Test
    void what_a_process_was_looking_after_when_it_died_is_looked_after_by_another_within_a_minute() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(8), STEP);
        studio.vendorDelivers();

        var other = studio.anotherLookUps();
        var died = studio.engine.clock().instant();
        while (madeAt(job).equals(Instant.MAX)
                && studio.engine.clock().instant().isBefore(died.plusSeconds(70))) {
            other.turn(Runnable::run);
            studio.engine.advance(Duration.ofSeconds(1));
        }

        assertThat(madeAt(job)).isBefore(died.plusSeconds(62));
    }

    @Test
    void a_clip_is_on_its_way_home_as_soon_as_it_was_seen_to_be_made() throws Exception {
        var job = studio.order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(8), STEP);
        studio.vendorDelivers();
        studio.engine.advance(Duration.ofSeconds(5));

        studio.lookUps.turn(Runnable::run);
        studio.lookUps.turn(Runnable::run);

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.FETCHING);
        assertThat(studio.engine.waiting(VideoPipeline.TYPE)).isEqualTo(1);
    }

    private int looksOver(Duration duration) {
        var before = studio.vendor.lookUps();
        studio.runFor(duration, STEP);
        return studio.vendor.lookUps() - before;
    }

    private Instant madeAt(UUID job) {
        return studio.database
                .jdbc()
                .sql("select made_at from job_attempts where job_id = :job")
                .param("job", job)
                .query((row, _) -> {
                    var at = row.getObject(1, OffsetDateTime.class);
                    return at == null ? Instant.MAX : at.toInstant();
                })
                .single();
    }

    private Instant nextLook() {
        return studio.database
                .jdbc()
                .sql("select next_look_at from job_attempts where ended_at is null")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
