package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.ledger.Balance;
import io.neurocards.notifications.ToldStudio;
import io.neurocards.notifications.messages.Cell;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Kind;
import io.neurocards.notifications.messages.NotificationChoices;
import io.neurocards.shared.Credits;
import io.neurocards.videos.events.VideoEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip that makes no progress, from the watch over it to the customer who hears of it. */
class StuckClipTest {

    @TempDir
    Path folder;

    @Test
    void a_clip_that_makes_no_progress_is_failed_refunded_once_and_its_customer_is_told_once() throws Exception {
        var clock = new MovableClock();
        clock.advance(Duration.between(clock.instant(), TestStudio.START));
        try (var studio = new TestStudio(folder);
                var told = new ToldStudio(studio.database, clock)) {
            studio.listen(event -> {
                if (event instanceof VideoEnded) {
                    told.publish(event);
                }
            });
            var person = told.person("anna@example.com", "en", true);
            told.get(NotificationChoices.class).choose(person, Map.of(new Cell(Kind.CLIPS, Channel.EMAIL), true), null);
            studio.decisions.act(() -> studio.ledger.grant(person, Credits.of(1), "test:anna", TestStudio.START));
            var job = studio.order(person, 1).getFirst();
            studio.engine.runDue();
            studio.recover.run();
            assertThat(studio.balance(person)).isEqualTo(new Balance(Credits.of(0), Credits.of(1)));

            studio.engine.advance(TestStudio.SETTINGS.stuckAfter().minusSeconds(1));
            studio.recover.run();
            assertThat(studio.view(person, job).stage()).isEqualTo(Stage.GENERATING);
            studio.engine.advance(Duration.ofSeconds(61));
            studio.recover.run();
            studio.recover.run();
            assertThat(studio.view(person, job).stage()).isEqualTo(Stage.FAILED);
            assertThat(studio.database
                            .jdbc()
                            .sql("select error_details from jobs where id = :id")
                            .param("id", job)
                            .query(String.class)
                            .single())
                    .isEqualTo("Worker timeout: job stuck for 15+ min");
            assertThat(studio.balance(person)).isEqualTo(new Balance(Credits.of(1), Credits.of(0)));
            assertThat(studio.database
                            .jdbc()
                            .sql(
                                    "select occasion || ' ' || state from notifications where person_id = :person and subject_id = :job")
                            .param("person", person.value())
                            .param("job", job)
                            .query(String.class)
                            .list())
                    .containsExactly("clip_failed waiting");
        }
    }
}
