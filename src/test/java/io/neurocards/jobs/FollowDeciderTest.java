package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.UnsettledException;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.database.pair.SwitchReason;
import io.neurocards.shared.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What is done with jobs when another database decides, and that one is lost again at the worst moment. */
class FollowDeciderTest {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> pauses = new LinkedBlockingQueue<>();
    private final FollowDecider follow = new FollowDecider(new Recorded(), _ -> pauses.take());

    @Test
    void nothing_is_taken_from_the_table_of_another_database_before_it_is_begun_anew() {
        follow.on(change(Mode.FULL_OPERATIONAL, Mode.SUPABASE_ONLY, true));

        Until.holds("jobs go on", () -> done.contains("resume"));
        assertThat(done).containsExactly("pause", "start", "begin anew", "resume");
    }

    @Test
    void a_new_decider_that_is_lost_at_once_is_begun_anew_when_it_is_back_although_it_is_not_new_then() {
        failures.add(new UnsettledException("It may have been decided"));
        follow.on(change(Mode.FULL_OPERATIONAL, Mode.SUPABASE_ONLY, true));
        Until.holds("it was tried", () -> done.contains("begin anew failed"));

        follow.on(change(Mode.SUPABASE_ONLY, Mode.CACHE_ONLY, false));
        follow.on(change(Mode.CACHE_ONLY, Mode.SUPABASE_ONLY, false));
        pauses.add(true);

        Until.holds("jobs go on", () -> done.contains("resume"));
        assertThat(done.subList(done.lastIndexOf("pause"), done.size()))
                .containsExactly("pause", "start", "begin anew", "resume");
    }

    @Test
    void it_is_tried_again_for_as_long_as_it_fails_and_the_database_decides() {
        failures.add(new UndecidableException());
        failures.add(new IllegalStateException("Something else"));
        follow.on(change(Mode.FULL_OPERATIONAL, Mode.SUPABASE_ONLY, true));
        pauses.add(true);
        pauses.add(true);

        Until.holds("jobs go on", () -> done.contains("resume"));
        assertThat(done)
                .containsExactly(
                        "pause",
                        "start",
                        "begin anew failed",
                        "start",
                        "begin anew failed",
                        "start",
                        "begin anew",
                        "resume");
    }

    @Test
    void the_same_decider_goes_on_with_its_own_table() {
        follow.on(change(Mode.POSTGRESQL_ONLY, Mode.FULL_OPERATIONAL, false));

        Until.holds("jobs go on", () -> done.contains("resume"));
        assertThat(done).containsExactly("start", "resume");
    }

    private static ModeSwitch change(Mode from, Mode to, boolean isNewDecider) {
        return new ModeSwitch(
                Instant.EPOCH,
                from,
                to,
                Side.BACKUP,
                isNewDecider,
                SwitchReason.COPY_AWAY,
                Duration.ZERO,
                Duration.ZERO);
    }

    private final class Recorded implements FollowDecider.Worked {

        @Override
        public void pause() {
            done.add("pause");
        }

        @Override
        public void resume() {
            done.add("resume");
        }

        @Override
        public void startIfWaiting() {
            done.add("start");
        }

        @Override
        public void beginAnew() {
            var failure = failures.poll();
            if (failure != null) {
                done.add("begin anew failed");
                throw failure;
            }
            done.add("begin anew");
        }
    }
}
