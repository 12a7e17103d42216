package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.TestPair;
import io.neurocards.providers.FailureReason;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole making of clips, beside a copy of the database and against the line of time. */
class ClipLogTest {

    @TempDir
    Path folder;

    @Test
    void what_happens_to_clips_arrives_at_the_copy_and_can_be_taken_back_to_the_byte() throws Exception {
        try (var studio = new TestStudio(folder);
                var pair = TestPair.behind(studio.database.dataSource())) {
            var beginning = pair.primary.contents();
            var person = studio.personWith(20);
            var made = studio.order(person, 1).getFirst();
            studio.engine.runDue();
            studio.runFor(Duration.ofSeconds(2));
            studio.vendorDelivers();
            studio.runFor(Duration.ofSeconds(3));
            var refused = studio.order(person, 3).getFirst();
            studio.engine.runDue();
            studio.vendor.failAll(FailureReason.USER_VIOLATION, "not allowed");
            studio.runFor(Duration.ofSeconds(3));

            var head = pair.ship();

            assertThat(head).isEqualTo(pair.primary.head());
            assertThat(studio.view(person, made).stage()).isEqualTo(Stage.COMPLETED);
            assertThat(studio.view(person, refused).stage()).isEqualTo(Stage.FAILED);
            assertThat(pair.backup.contents())
                    .isEqualTo(pair.primary.contents())
                    .isNotEqualTo(beginning);
            assertThat(pair.backup.authority().read().overruled()).isZero();
            pair.undoAll();
            assertThat(pair.primary.contents()).isEqualTo(beginning);
        }
    }
}
