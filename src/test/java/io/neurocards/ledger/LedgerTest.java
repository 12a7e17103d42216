package io.neurocards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final LedgerFixture ledger = new LedgerFixture();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void credits_for_one_reason_are_given_once() {
        var person = PersonId.at(LedgerFixture.NOW);

        var first = ledger.grant(person, 2, "free:" + person);
        var second = ledger.grant(person, 2, "free:" + person);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(ledger.balance(person)).isEqualTo(balance(2, 0));
    }

    @Test
    void held_credits_can_not_be_spent_a_second_time() {
        var person = ledger.personWith(2);

        var held = ledger.hold(person, 1, "video:a", "video:b");
        var refused = ledger.hold(person, 1, "video:c");

        assertThat(held).isEqualTo(new HoldResult.Held(balance(0, 2)));
        assertThat(refused).isEqualTo(new HoldResult.InsufficientCredits(Credits.of(1), Credits.ZERO));
    }

    @Test
    void three_videos_with_two_credits_hold_nothing() {
        var person = ledger.personWith(2);

        var refused = ledger.hold(person, 1, "video:a", "video:b", "video:c");

        assertThat(refused).isEqualTo(new HoldResult.InsufficientCredits(Credits.of(3), Credits.of(2)));
        assertThat(ledger.balance(person)).isEqualTo(balance(2, 0));
        assertThat(ledger.statement(person)).hasSize(1);
    }

    @Test
    void capturing_a_hold_twice_charges_once() {
        var person = ledger.personWith(2);
        ledger.hold(person, 1, "video:a");

        var first = ledger.capture(person, "video:a");
        var second = ledger.capture(person, "video:a");

        assertThat(first).isEqualTo(Settlement.CAPTURED).isEqualTo(second);
        assertThat(ledger.balance(person)).isEqualTo(balance(1, 0));
    }

    @Test
    void a_captured_hold_can_not_be_released() {
        var person = ledger.personWith(1);
        ledger.hold(person, 1, "video:a");
        ledger.capture(person, "video:a");

        var late = ledger.release(person, "video:a");

        assertThat(late).isEqualTo(Settlement.CAPTURED);
        assertThat(ledger.balance(person)).isEqualTo(balance(0, 0));
    }

    @Test
    void a_released_hold_is_available_again_and_can_not_be_captured() {
        var person = ledger.personWith(1);
        ledger.hold(person, 1, "video:a");

        var released = ledger.release(person, "video:a");
        var late = ledger.capture(person, "video:a");

        assertThat(released).isEqualTo(Settlement.RELEASED).isEqualTo(late);
        assertThat(ledger.balance(person)).isEqualTo(balance(1, 0));
    }

    @Test
    void what_was_never_held_is_not_settled() {
        var person = ledger.personWith(1);

        assertThat(ledger.capture(person, "video:unknown")).isEqualTo(Settlement.NOTHING_HELD);
        assertThat(ledger.release(person, "video:unknown")).isEqualTo(Settlement.NOTHING_HELD);
        assertThat(ledger.balance(person)).isEqualTo(balance(1, 0));
    }

    @Test
    void somebody_elses_hold_is_not_settled() {
        var owner = ledger.personWith(1);
        var stranger = ledger.personWith(1);
        ledger.hold(owner, 1, "video:a");

        assertThat(ledger.release(stranger, "video:a")).isEqualTo(Settlement.NOTHING_HELD);
        assertThat(ledger.balance(stranger)).isEqualTo(balance(1, 0));
        assertThat(ledger.balance(owner)).isEqualTo(balance(0, 1));
    }

    @Test
    void a_delivered_clip_is_forgiven_once() {
        var person = ledger.personWith(1);
        ledger.hold(person, 1, "video:a");
        assertThat(ledger.refund(person, "video:a")).isFalse();
        ledger.capture(person, "video:a");

        assertThat(ledger.refund(person, "video:a")).isTrue();
        assertThat(ledger.refund(person, "video:a")).isFalse();
        assertThat(ledger.balance(person)).isEqualTo(balance(1, 0));
    }

    @Test
    void a_purchase_goes_back_in_parts_each_once_and_never_more_than_was_bought() {
        var person = ledger.personWith(0);
        ledger.purchase(person, 10, "payment:a");

        var first = ledger.reversePart(person, "payment:a", "refund:1", 4);
        var again = ledger.reversePart(person, "payment:a", "refund:1", 4);
        var second = ledger.reversePart(person, "payment:a", "refund:2", 8);
        var rest = ledger.reverse(person, "payment:a");

        assertThat(first)
                .isEqualTo(new TakeResult.Taken(Credits.of(4), Credits.ZERO))
                .isEqualTo(again);
        assertThat(second).isEqualTo(new TakeResult.Taken(Credits.of(6), Credits.ZERO));
        assertThat(rest).isEqualTo(new TakeResult.Taken(Credits.ZERO, Credits.ZERO));
        assertThat(ledger.balance(person)).isEqualTo(Balance.NOTHING);
    }

    @Test
    void a_part_takes_what_is_there_and_what_was_spent_is_the_shortfall() {
        var person = ledger.personWith(0);
        ledger.purchase(person, 5, "payment:a");
        ledger.hold(person, 4, "video:a");

        var part = ledger.reversePart(person, "payment:a", "refund:1", 3);
        ledger.release(person, "video:a");
        var rest = ledger.reverse(person, "payment:a");

        assertThat(part).isEqualTo(new TakeResult.Taken(Credits.of(1), Credits.of(2)));
        assertThat(rest).isEqualTo(new TakeResult.Taken(Credits.of(4), Credits.ZERO));
    }

    @Test
    void a_reversal_takes_what_is_there_and_names_the_shortfall() {
        var person = ledger.personWith(0);
        ledger.purchase(person, 5, "payment:a");
        ledger.purchase(person, 5, "payment:a");
        ledger.hold(person, 3, "video:a");

        var taken = ledger.reverse(person, "payment:a");
        var again = ledger.reverse(person, "payment:a");

        assertThat(taken)
                .isEqualTo(new TakeResult.Taken(Credits.of(2), Credits.of(3)))
                .isEqualTo(again);
        assertThat(ledger.balance(person)).isEqualTo(balance(0, 3));
    }

    @Test
    void an_administrator_takes_no_more_than_is_there() {
        var person = ledger.personWith(1);
        ledger.adjustUp(person, 2, "a");

        assertThat(ledger.adjustDown(person, 4, "b"))
                .isEqualTo(new TakeResult.InsufficientCredits(Credits.of(4), Credits.of(3)));
        assertThat(ledger.adjustDown(person, 3, "b")).isEqualTo(new TakeResult.Taken(Credits.of(3), Credits.ZERO));
        assertThat(ledger.adjustDown(person, 3, "b")).isEqualTo(new TakeResult.Taken(Credits.of(3), Credits.ZERO));
        assertThat(ledger.balance(person)).isEqualTo(balance(0, 0));
    }

    @Test
    void a_statement_explains_each_balance_from_the_line_before() {
        var person = ledger.personWith(2);
        ledger.hold(person, 1, "video:a", "video:b");
        ledger.capture(person, "video:a");
        ledger.release(person, "video:b");

        var lines = ledger.statement(person).reversed();

        assertThat(lines)
                .extracting(
                        StatementLine::kind,
                        StatementLine::availableChange,
                        StatementLine::availableAfter,
                        StatementLine::heldChange,
                        StatementLine::heldAfter)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PostingKind.GRANT, 2L, 2L, 0L, 0L),
                        org.assertj.core.groups.Tuple.tuple(PostingKind.HOLD, -1L, 1L, 1L, 1L),
                        org.assertj.core.groups.Tuple.tuple(PostingKind.HOLD, -1L, 0L, 1L, 2L),
                        org.assertj.core.groups.Tuple.tuple(PostingKind.CAPTURE, 0L, 0L, -1L, 1L),
                        org.assertj.core.groups.Tuple.tuple(PostingKind.RELEASE, 1L, 1L, -1L, 0L));
        assertThat(lines.getLast().reference()).isEqualTo("video:b");
    }

    @Test
    void nobody_holds_without_a_transaction() {
        assertThatThrownBy(() -> LedgerFixture.ledgerOn(ledger.database())
                        .grant(PersonId.at(LedgerFixture.NOW), Credits.of(1), "free", LedgerFixture.NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Balance balance(long available, long held) {
        return new Balance(Credits.of(available), Credits.of(held));
    }
}
