package io.neurocards.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** What is copied from a database with more customers and clips than are kept. Prints what that costs. */
@Thorough
class CopyingTest {

    private static final int CUSTOMERS = 1100;
    private static final int CLIPS = 30;

    @TempDir
    Path folder;

    @Test
    void the_latest_customers_are_kept_with_their_newest_clips_and_who_was_here_longest_ago_is_left_out() {
        try (var studio = RunningStudio.start(folder)) {
            fill(studio.bean(JdbcClient.class));
            grant(studio, person(1));
            var snapshot = studio.bean(Snapshot.class);

            snapshot.refresh(Bounds.USUAL);
            var began = System.nanoTime();
            snapshot.refresh(Bounds.USUAL);
            var took = Duration.ofNanos(System.nanoTime() - began);

            var figures = snapshot.figures();
            System.out.printf(
                    "Copied for reading: customers=%d, clips=%d, bytes=%d, took=%d ms%n",
                    figures.items(), figures.items() * 24, figures.bytes(), took.toMillis());
            assertThat(figures.items()).isEqualTo(1000);
            assertThat(figures.bytes())
                    .isLessThanOrEqualTo(DataSize.ofMegabytes(16).toBytes());
            assertThat(snapshot.read(person(CUSTOMERS), Optional::of)).isEmpty();
            var latest = snapshot.read(person(1), Optional::of).orElseThrow().value();
            assertThat(latest.balance().available()).isEqualTo(Credits.of(7));
            assertThat(latest.lines()).hasSize(1);
            assertThat(latest.hasOlderVideos()).isTrue();
            assertThat(latest.videos())
                    .hasSize(24)
                    .extracting(video -> video.description())
                    .allMatch("clip of 1"::equals);
            assertThat(latest.videos().getFirst().createdAt())
                    .isAfter(latest.videos().getLast().createdAt());

            snapshot.refresh(new Bounds(Duration.ofDays(7), 1000, 24, 25, DataSize.ofKilobytes(100)));
            assertThat(snapshot.figures().bytes())
                    .isBetween(1L, DataSize.ofKilobytes(100).toBytes());
            assertThat(snapshot.read(person(1), Optional::of)).isPresent();
        }
    }

    private static PersonId person(int number) {
        return new PersonId(UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number)));
    }

    private static void grant(RunningStudio studio, PersonId person) {
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class).grant(person, Credits.of(7), "test", Instant.now()));
    }

    /** The customer with the number 1 was here last. */
    private static void fill(JdbcClient jdbc) {
        var id = "('00000000-0000-7000-8000-' || lpad(%s::text, 12, '0'))::uuid";
        jdbc.sql("insert into persons (id, locale, created_at) select " + id.formatted("n") + ", 'ru', now()"
                        + " from generate_series(1, :customers) n")
                .param("customers", CUSTOMERS)
                .update();
        jdbc.sql("insert into sessions (id, person_id, token_hash, created_at, expires_at, last_seen_at)"
                        + " select gen_random_uuid(), " + id.formatted("n") + ", sha256(n::text::bytea), now(),"
                        + " now() + interval '1 day', now() - n * interval '1 minute'"
                        + " from generate_series(1, :customers) n")
                .param("customers", CUSTOMERS)
                .update();
        jdbc.sql(
                        "insert into video_orders (id, person_id, template, model, description, wishes, prompt, seconds, count,"
                                + " credits_each, photo, language, ordered_at)"
                                + " select " + id.formatted("n") + ", " + id.formatted("n")
                                + ", 'ad', 'studio', 'clip of ' || n, '', '', 5, 1, 1, 'photo.jpg', 'ru', now()"
                                + " from generate_series(1, :customers) n")
                .param("customers", CUSTOMERS)
                .update();
        jdbc.sql(
                        "insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts,"
                                + " clip, poster, ai_mark, created_at, started_at, finished_at)"
                                + " select gen_random_uuid(), " + id.formatted("n") + ", " + id.formatted("n")
                                + ", m, 'completed', 'completed', 100, 1, 1, 1, 1, 'clip.mp4', 'poster.jpg', 'compositeSynthetic',"
                                + " now() - m * interval '1 hour', now(), now()"
                                + " from generate_series(1, :customers) n, generate_series(1, :clips) m")
                .param("customers", CUSTOMERS)
                .param("clips", CLIPS)
                .update();
    }
}
