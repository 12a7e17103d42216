package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.TestDatabase;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.database.pair.SwitchReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchesTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final ModeSwitch LOST =
            change(START, Mode.FULL_OPERATIONAL, Mode.SUPABASE_ONLY, Duration.ofHours(3), Duration.ofMillis(412));
    private static final ModeSwitch BACK = change(
            START.plusSeconds(90), Mode.SUPABASE_ONLY, Mode.FULL_OPERATIONAL, Duration.ofSeconds(90), Duration.ZERO);

    @Test
    void a_switch_is_heard_once_and_stands_in_the_table_once_with_its_durations() {
        try (var database = TestDatabase.fresh()) {
            var switches = switches(database, "node-1");

            assertThat(switches.hear(List.of(LOST))).hasSize(1);
            assertThat(switches.hear(List.of(BACK, LOST))).hasSize(1);
            switches.keep();
            switches.keep();

            assertThat(database.jdbc()
                            .sql("select node || ' ' || to_mode || ' ' || lasted_ms || ' ' || gap_ms"
                                    + " from mode_switches order by at")
                            .query(String.class)
                            .list())
                    .containsExactly("node-1 SUPABASE_ONLY 10800000 412", "node-1 FULL_OPERATIONAL 90000 0");
        }
    }

    @Test
    void every_switch_is_counted_once_by_what_it_led_from_and_to() {
        try (var database = TestDatabase.fresh()) {
            var switches = switches(database, "node-1");
            var again = change(
                    START.plusSeconds(180),
                    Mode.FULL_OPERATIONAL,
                    Mode.SUPABASE_ONLY,
                    Duration.ofSeconds(90),
                    Duration.ZERO);

            switches.hear(List.of(LOST));
            switches.hear(List.of(again, BACK, LOST));

            assertThat(switches.counts())
                    .containsExactlyInAnyOrder(
                            new DatabaseReport.SwitchCount(Mode.FULL_OPERATIONAL, Mode.SUPABASE_ONLY, 2),
                            new DatabaseReport.SwitchCount(Mode.SUPABASE_ONLY, Mode.FULL_OPERATIONAL, 1));
            assertThat(switches.unwritten()).isEqualTo(3);
            switches.keep();
            assertThat(switches.unwritten()).isZero();
        }
    }

    @Test
    void while_nobody_can_decide_it_is_remembered_and_shown_all_the_same() {
        var database = TestDatabase.fresh();
        var switches = switches(database, "node-1");
        database.close();
        switches.hear(List.of(LOST));

        assertThatThrownBy(switches::keep).isInstanceOf(RuntimeException.class);

        assertThat(switches.latest()).extracting(KeptSwitch::to).containsExactly(Mode.SUPABASE_ONLY);
    }

    @Test
    void the_switches_of_other_processes_and_of_earlier_runs_are_shown() {
        try (var database = TestDatabase.fresh()) {
            var other = switches(database, "node-2");
            other.hear(List.of(LOST));
            other.keep();
            var mine = switches(database, "node-1");

            mine.keep();
            mine.hear(List.of(BACK));

            assertThat(mine.latest()).extracting(KeptSwitch::node).containsExactly("node-1", "node-2");
        }
    }

    private static Switches switches(TestDatabase database, String node) {
        return new Switches(
                TestDecisions.on(database.dataSource(), Clock.systemUTC()), new SwitchRows(database.jdbc()), node);
    }

    private static ModeSwitch change(Instant at, Mode from, Mode to, Duration lasted, Duration gap) {
        return new ModeSwitch(at, from, to, Side.PRIMARY, false, SwitchReason.COPY_AWAY, lasted, gap);
    }
}
