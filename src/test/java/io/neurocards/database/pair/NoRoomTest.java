package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that has no room for a new row, and still answers every probe: a probe changes one row in its place. */
class NoRoomTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void the_backup_decides_when_the_primary_has_no_room_and_the_primary_comes_back_when_it_has() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.write("before");

            takeRoom(running.databases.primary);
            running.write("meanwhile");

            assertThat(running.pair().status().decider()).isEqualTo(Side.BACKUP);
            assertThat(RunningPair.names(running.databases.backup)).contains("before", "meanwhile");
            giveRoom(running.databases.primary);
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.awaitEqualContents();
        }
    }

    @Test
    void the_primary_answers_alone_when_the_backup_has_no_room() throws Exception {
        try (var running = RunningPair.over(TestPair.unopened(), folder)) {
            running.awaitMode(Mode.FULL_OPERATIONAL);

            takeRoom(running.databases.backup);
            running.write("meanwhile");

            assertThat(RunningPair.names(running.databases.primary)).contains("meanwhile");
            assertThat(RunningPair.names(running.databases.backup)).isEmpty();
            giveRoom(running.databases.backup);
            running.awaitMode(Mode.FULL_OPERATIONAL);
            running.awaitEqualContents();
        }
    }

    @Test
    void probes_are_not_believed_for_a_while_after_real_work_was_refused() {
        var health = new Health(NOON, Duration.ofSeconds(30));
        health.answered(NOON, Duration.ZERO);

        health.refused(NOON.plusSeconds(1), "No space left on device");

        health.answered(NOON.plusSeconds(30), Duration.ZERO);
        assertThat(health.seen()).isEqualTo(Seen.AWAY);
        health.answered(NOON.plusSeconds(31), Duration.ZERO);
        assertThat(health.seen()).isEqualTo(Seen.UP);
        assertThat(health.steady(NOON.plusSeconds(32))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_clock_that_was_set_back_makes_nobody_wait() {
        var health = new Health(NOON, Duration.ofSeconds(30));

        health.refused(NOON, "No space left on device");
        health.answered(NOON.minusSeconds(3600), Duration.ZERO);

        assertThat(health.seen()).isEqualTo(Seen.UP);
    }

    private static void takeRoom(TestPair.Place place) {
        place.jdbc().sql("""
                        create function no_room() returns trigger language plpgsql as $$ begin
                            raise exception 'could not extend file: No space left on device' using errcode = '53100';
                        end $$
                        """).update();
        place.jdbc()
                .sql("create trigger no_room before insert on workers for each row execute function no_room()")
                .update();
    }

    private static void giveRoom(TestPair.Place place) {
        place.jdbc().sql("drop trigger no_room on workers").update();
    }
}
