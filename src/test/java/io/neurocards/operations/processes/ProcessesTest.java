package io.neurocards.operations.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.shared.Role;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Processes processes = new Processes(database.jdbc(), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_process_is_alive_while_it_beats_lost_when_it_falls_silent_and_alive_again_when_it_comes_back() {
        var began = clock.instant();
        var one = presence("one", "bot,worker");
        one.beat();
        clock.advance(Duration.ofSeconds(59));

        var alive = processes.seen().getFirst();
        clock.advance(Duration.ofSeconds(2));
        var lost = processes.seen().getFirst();
        one.beat();
        var back = processes.seen().getFirst();

        assertThat(alive.state()).isEqualTo(ProcessState.ALIVE);
        assertThat(alive.roles()).isEqualTo(Set.of(Role.BOT, Role.WORKER));
        assertThat(alive.host()).isEqualTo("here");
        assertThat(alive.version()).isEqualTo("7");
        assertThat(alive.startedAt()).isEqualTo(began);
        assertThat(lost.state()).isEqualTo(ProcessState.LOST);
        assertThat(lost.seenAt()).isEqualTo(began);
        assertThat(back.state()).isEqualTo(ProcessState.ALIVE);
        assertThat(back.id()).isEqualTo(lost.id());
    }

    @Test
    void who_says_good_bye_is_stopped_and_its_next_start_is_the_same_process() {
        presence("one", "web").beat();
        var first = presence("one", "web");
        first.beat();
        first.end();
        assertThat(processes.seen()).extracting(ProcessSeen::state).containsExactly(ProcessState.STOPPED);

        clock.advance(Duration.ofSeconds(5));
        presence("one", "web").beat();
        first.end();

        assertThat(processes.seen()).extracting(ProcessSeen::state).containsExactly(ProcessState.ALIVE);
    }

    @Test
    void the_clips_in_its_making_are_what_it_is_busy_with() {
        presence("one", "worker").beat();
        presence("two", "worker").beat();
        JobSamples.insert(database.jdbc(), 3, "processing", "generating", clock.instant());
        database.jdbc().sql("update jobs set worker = 'one'").update();

        assertThat(processes.seen())
                .extracting(ProcessSeen::name, ProcessSeen::busy)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("one", 3), org.assertj.core.groups.Tuple.tuple("two", 0));
    }

    @Test
    void who_has_been_gone_for_a_day_is_forgotten() {
        presence("old", "worker").beat();
        clock.advance(Presence.REMEMBERED.plusSeconds(1));
        presence("new", "worker").beat();

        assertThat(processes.seen()).extracting(ProcessSeen::name).containsExactly("new");
    }

    private Presence presence(String name, String roles) {
        return new Presence(database.jdbc(), clock, new Presence.Self(name, "here", roles, "7"));
    }
}
