package io.neurocards.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterBoxTest {

    private final PersonId anna = PersonId.at(Instant.EPOCH);
    private final OperationId cursed = OperationId.named("cursed");
    private final OperationId hopeless = OperationId.named("hopeless");

    @TempDir
    Path folder;

    @Test
    void what_is_dead_is_done_once_at_a_persons_word_or_given_up_and_told_either_way() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            bury(room, "cursed", "hopeless");

            var still = room.box.tryAgain(cursed);
            room.notes.before = _ -> {};
            room.pair.stop();
            room.pair.start();
            var next = new WaitingRoom(room.pair, WaitingRoom.SETTINGS);
            var done = next.box.tryAgain(cursed);
            var dropped = next.box.drop(hopeless);

            assertThat(still).isEqualTo(new DeadLetterBox.Answer(OperationStatus.DEAD, "IOException: a disk is full"));
            assertThat(done).isEqualTo(new DeadLetterBox.Answer(OperationStatus.APPLIED, null));
            assertThat(dropped).isEqualTo(new DeadLetterBox.Answer(OperationStatus.REFUSED, null));
            assertThat(next.written()).isEqualTo(Map.of("cursed", 1L));
            assertThat(next.operations.dead()).isEmpty();
            assertThat(next.operations.find(anna, hopeless).orElseThrow().problem())
                    .isEqualTo(ProblemCode.CANCELLED_BY_OPERATOR);
            assertThat(next.heard).containsOnlyKeys(cursed, hopeless);
            refused(ProblemCode.NOT_FOUND, () -> next.box.tryAgain(cursed));
            refused(ProblemCode.NOT_FOUND, () -> next.box.drop(OperationId.named("never heard of")));
        }
    }

    @Test
    void while_nobody_decides_nothing_dead_is_touched() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            bury(room, "cursed");
            room.shut();

            refused(ProblemCode.SERVICE_UNAVAILABLE, () -> room.box.drop(cursed));
            room.notes.before = _ -> {};
            refused(ProblemCode.SERVICE_UNAVAILABLE, () -> room.box.tryAgain(cursed));

            assertThat(room.operations.dead()).hasSize(1);
        }
    }

    private void bury(WaitingRoom room, String... texts) throws Exception {
        room.shut();
        for (var text : texts) {
            room.wish(room.notes, anna, text);
        }
        room.notes.before = _ -> {
            throw new IOException("a disk is full");
        };
        room.open();
        for (var round = 0; round < WaitingRoom.SETTINGS.tries() * texts.length; round++) {
            room.replay.pass();
            room.clock.forward(Duration.ofMinutes(11));
        }
        assertThat(room.operations.dead()).hasSize(List.of(texts).size());
    }

    private static void refused(ProblemCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
