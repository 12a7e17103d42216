package io.neurocards.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.Undecided;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class ReplayTest {

    private final PersonId anna = PersonId.at(Instant.EPOCH);
    private final PersonId boris = PersonId.at(Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void a_wish_waits_while_nobody_decides_and_is_done_once_when_somebody_can() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            assertThat(room.wish(room.notes, anna, "at once")).isInstanceOf(Answer.Decided.class);
            room.shut();

            var answer = room.wish(room.notes, anna, "later");
            var again = room.wish(room.notes, anna, "later");
            var pending = status(room, anna, "later");
            room.open();
            var report = room.replay.pass();

            assertThat(answer)
                    .isEqualTo(new Answer.Pending<>(OperationId.named("later")))
                    .isEqualTo(again);
            assertThat(pending).isEqualTo(OperationStatus.PENDING);
            assertThat(report).isEqualTo(new Replay.Report(1, 0, 0));
            assertThat(room.written()).containsEntry("later", 1L).containsEntry("at once", 1L);
            assertThat(status(room, anna, "later")).isEqualTo(OperationStatus.APPLIED);
            assertThat(room.operations.find(boris, OperationId.named("later"))).isEmpty();
            assertThat(room.heard.values()).extracting(WaitedOperation::status).contains(OperationStatus.APPLIED);
        }
    }

    @Test
    void whoever_dies_between_the_decision_and_the_journal_does_not_do_it_twice() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            room.wish(room.notes, anna, "once");
            room.open();
            room.notes.after = _ -> {
                throw new LinkageError("the process dies here");
            };
            assertThatThrownBy(room.replay::pass).hasRootCauseInstanceOf(LinkageError.class);
            var decided = room.written();

            room.pair.stop();
            room.pair.start();
            var next = new WaitingRoom(room.pair, WaitingRoom.SETTINGS);
            var waited = status(next, anna, "once");
            next.replay.pass();

            assertThat(decided).isEqualTo(Map.of("once", 1L));
            assertThat(waited).isEqualTo(OperationStatus.PENDING);
            assertThat(next.written()).isEqualTo(Map.of("once", 1L));
            assertThat(status(next, anna, "once")).isEqualTo(OperationStatus.APPLIED);
        }
    }

    @Test
    void whoever_dies_after_writing_it_down_tells_it_once_and_forgets_it_later() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            room.wish(room.notes, anna, "told");
            var waiting = room.pair.journal().state().waiting().getFirst();
            room.open();
            room.replay.pass();
            room.pair.journal().accept(waiting); // as if it had not been forgotten

            var report = room.replay.pass();

            assertThat(report).isEqualTo(new Replay.Report(1, 0, 0));
            assertThat(room.written()).isEqualTo(Map.of("told", 1L));
            assertThat(room.heard).hasSize(1);
        }
    }

    @Test
    void each_customer_is_served_in_order_and_the_urgent_ones_before_the_others() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            var order = Collections.synchronizedList(new ArrayList<String>());
            room.notes.before = order::add;
            room.urgent.before = order::add;
            room.shut();
            for (var text : List.of("a1", "a2", "a3")) {
                room.wish(room.notes, anna, text);
            }
            room.wish(room.notes, boris, "b1");
            room.wish(room.urgent, boris, "b2");

            var first = Heads.of(room.pair.journal().state(), _ -> false, 1);
            room.open();
            room.replay.pass();

            assertThat(first).extracting(one -> one.id()).containsExactly(OperationId.named("b1"));
            assertThat(order).containsSubsequence("a1", "a2", "a3").containsSubsequence("b1", "b2");
        }
    }

    @Test
    void what_depends_on_another_wish_is_decided_after_it() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            var order = Collections.synchronizedList(new ArrayList<String>());
            room.notes.before = order::add;
            room.urgent.before = order::add;
            room.shut();
            room.wish(room.notes, anna, "the first");
            room.acceptance.of(
                    boris,
                    () -> room.urgent.write(OperationId.named("the second"), "the second"),
                    () -> new Wish(
                            OperationId.named("the second"),
                            boris,
                            "website",
                            room.urgent.type(),
                            room.urgent.wish(boris, "the second").payload(),
                            List.of(OperationId.named("the first"))));

            room.open();
            room.replay.pass();

            assertThat(order).containsExactly("the first", "the second");
        }
    }

    @Test
    void nobody_overtakes_a_wish_of_their_own() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            room.wish(room.notes, anna, "first");
            room.open();

            var next = room.wish(room.notes, anna, "second");
            var other = room.wish(room.notes, boris, "another's");
            room.replay.pass();

            assertThat(next).isInstanceOf(Answer.Pending.class);
            assertThat(other).isInstanceOf(Answer.Decided.class);
            assertThat(room.written()).isEqualTo(Map.of("first", 1L, "second", 1L, "another's", 1L));
        }
    }

    @Test
    void a_refusal_and_an_expiry_are_decisions_that_are_told() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            room.wish(room.urgent, anna, "too dear");
            room.wish(room.notes, boris, "too late");
            room.urgent.before = _ -> {
                throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                        .with("need", 3)
                        .with("have", 1);
            };
            room.clock.forward(Duration.ofDays(2));
            room.open();

            var report = room.replay.pass();

            var refused =
                    room.operations.find(anna, OperationId.named("too dear")).orElseThrow();
            assertThat(report).isEqualTo(new Replay.Report(2, 0, 0));
            assertThat(refused.status()).isEqualTo(OperationStatus.REFUSED);
            assertThat(refused.problem()).isEqualTo(ProblemCode.INSUFFICIENT_CREDITS);
            assertThat(refused.facts()).containsEntry("need", 3).containsEntry("have", 1);
            assertThat(status(room, boris, "too late")).isEqualTo(OperationStatus.EXPIRED);
            assertThat(room.written()).isEmpty();
        }
    }

    @Test
    void what_expired_is_told_once_and_stands_among_the_dead_letters_until_it_is_taken_away() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            var late = OperationId.named("too late");
            room.shut();
            room.wish(room.notes, boris, "too late");
            var waiting = room.pair.journal().state().waiting().getFirst();
            room.clock.forward(Duration.ofDays(2));
            room.open();

            room.replay.pass();
            var listed = room.operations.expired();
            var dead = room.operations.dead();
            room.pair.journal().done(late);
            room.pair.journal().accept(waiting); // as if the process had died before the journal knew
            room.replay.pass();
            var listedAgain = room.operations.expired();
            var triedAgain = room.box.tryAgain(late);

            assertThat(listed)
                    .containsExactly(room.notes.type() + " " + late + ": " + WaitedOperations.EXPIRED)
                    .isEqualTo(listedAgain);
            assertThat(dead).isEmpty();
            assertThat(room.heard.get(late).status()).isEqualTo(OperationStatus.EXPIRED);
            assertThat(triedAgain).isEqualTo(new DeadLetterBox.Answer(OperationStatus.EXPIRED, null));
            assertThat(room.operations.expired()).isEmpty();
            assertThat(status(room, boris, "too late")).isEqualTo(OperationStatus.EXPIRED);
            assertThat(room.written()).isEmpty();
        }
    }

    @Test
    void what_expired_leaves_the_journal_by_itself_and_what_costs_money_is_decided_however_late() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            room.wish(room.notes, anna, "language");
            room.wish(room.urgent, boris, "an order");
            room.clock.forward(Duration.ofDays(400));
            room.open();

            room.replay.pass();
            var soon = room.operations.expired();
            room.clock.forward(WaitingRoom.SETTINGS.expiredShown().plusSeconds(1));
            room.replay.pass();

            assertThat(status(room, boris, "an order")).isEqualTo(OperationStatus.APPLIED);
            assertThat(room.written()).isEqualTo(Map.of("an order", 1L));
            assertThat(soon).hasSize(1);
            assertThat(room.operations.expired()).isEmpty();
            assertThat(room.pair.journal().state().deadLetters()).isEmpty();
            assertThat(status(room, anna, "language")).isEqualTo(OperationStatus.EXPIRED);
        }
    }

    @Test
    void what_fails_is_tried_again_and_then_waits_for_a_person() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            room.wish(room.notes, anna, "cursed");
            room.wish(room.notes, boris, "closed");
            room.notes.before = text -> {
                if (text.equals("closed")) {
                    throw new ProblemException(ProblemCode.MAINTENANCE);
                }
                throw new IOException("a disk is full");
            };
            room.open();

            var atOnce = List.of(room.replay.pass(), room.replay.pass());
            for (var tries = 1; tries < WaitingRoom.SETTINGS.tries(); tries++) {
                room.clock.forward(Duration.ofMinutes(11));
                room.replay.pass();
            }

            assertThat(atOnce).containsExactly(new Replay.Report(0, 2, 2), new Replay.Report(0, 0, 2));
            assertThat(status(room, anna, "cursed")).isEqualTo(OperationStatus.DEAD);
            assertThat(room.operations.dead()).singleElement().asString().contains("a disk is full");
            assertThat(status(room, boris, "closed")).isEqualTo(OperationStatus.PENDING);
        }
    }

    @Test
    void one_customer_does_not_fill_the_room() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();
            for (var wish = 0; wish < WaitingRoom.SETTINGS.perPerson(); wish++) {
                room.wish(room.notes, anna, "wish " + wish);
            }

            assertThatThrownBy(() -> room.wish(room.notes, anna, "one more"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
            assertThat(room.wish(room.notes, anna, "wish 3")).isInstanceOf(Answer.Pending.class);
            assertThat(room.wish(room.notes, boris, "another's")).isInstanceOf(Answer.Pending.class);
        }
    }

    @Test
    void what_is_not_known_here_is_not_guessed_while_nobody_can_be_asked() throws Exception {
        try (var room = new WaitingRoom(folder)) {
            room.shut();

            assertThatThrownBy(() -> room.operations.find(anna, OperationId.named("never heard of")))
                    .satisfies(failure -> assertThat(Undecided.of(failure)).contains(Undecided.NOTHING_HAPPENED));
        }
    }

    private static OperationStatus status(WaitingRoom room, PersonId person, String text) {
        return room.operations
                .find(person, OperationId.named(text))
                .orElseThrow()
                .status();
    }
}
