package io.neurocards.operations.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    void each_clip_in_the_making_is_told_with_its_stage_and_since_when_at_the_process_that_holds_it() {
        presence("one", "worker").beat();
        presence("two", "worker").beat();
        var began = clock.instant().truncatedTo(ChronoUnit.MICROS);
        JobSamples.insert(database.jdbc(), 1, "processing", "generating", began);
        JobSamples.insert(database.jdbc(), 1, "processing", "checking", began.minusSeconds(40));
        JobSamples.insert(database.jdbc(), 1, "queued", "queued", began);
        database.jdbc().sql("update jobs set worker = 'one'").update();
        JobSamples.insert(database.jdbc(), 1, "processing", "generating", began.minusSeconds(60));
        database.jdbc()
                .sql("update jobs set worker = 'one', away = true where worker is null")
                .update();

        assertThat(work("one"))
                .as("those begun first at first; neither what waits nor what a provider makes")
                .isEqualTo(List.of(
                        new ProcessSeen.Work(id("checking"), "checking", began.minusSeconds(40)),
                        new ProcessSeen.Work(id("generating"), "generating", began)));

        keep(id("generating"), "two", began.plusSeconds(15));
        assertThat(work("one")).extracting(ProcessSeen.Work::stage).containsExactly("checking");
        assertThat(work("two"))
                .as("the film was taken over")
                .containsExactly(new ProcessSeen.Work(id("generating"), "generating", began));
        clock.advance(Duration.ofSeconds(16));
        assertThat(work("two")).as("it is kept for nobody any more").isEmpty();
    }

    private List<ProcessSeen.Work> work(String name) {
        return processes.seen().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow()
                .work();
    }

    private UUID id(String stage) {
        return database.jdbc()
                .sql("select id from jobs where status = 'processing' and stage = :stage and not away")
                .param("stage", stage)
                .query(UUID.class)
                .single();
    }

    private void keep(UUID clip, String process, Instant until) {
        database.jdbc()
                .sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, kept_for, kept_until)
                        values ('video', :clip, :until, false, 1, :process, :until)
                        """)
                .param("clip", clip.toString())
                .param("process", process)
                .param("until", SqlTime.of(until))
                .update();
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
