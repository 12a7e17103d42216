package io.neurocards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses even from a hand at its console. */
class LedgerSchemaTest {

    private final LedgerFixture ledger = new LedgerFixture();
    private final Decisions decisions = ledger.database().decisions(Clock.systemUTC());
    private PersonId person;

    @BeforeEach
    void a_person_with_two_credits_and_one_held() {
        person = ledger.personWith(3);
        ledger.hold(person, 1, "video:a");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_postings set amount = 100 where person_id = '%s'",
                "delete from ledger_postings where person_id = '%s'",
                "update ledger_entries set amount = 5 where posting_id in (select id from ledger_postings where person_id = '%s')",
                "delete from ledger_wallets where id = '%s'",
                "update ledger_wallets set available = 100 where id = '%s'",
                "update ledger_wallets set available = -1 where id = '%s'",
                "update ledger_wallets set held = 0, available = 3 where id = '%s'",
                "truncate ledger_entries",
                "truncate ledger_postings cascade"
            })
    void history_and_wallets_can_not_be_edited(String statement) {
        assertThatThrownBy(() -> run(statement.formatted(person))).isInstanceOf(RuntimeException.class);

        assertThat(ledger.balance(person).available().amount()).isEqualTo(2);
        assertThat(ledger.sumOfAllEntries()).isZero();
    }

    @Test
    void a_posting_without_its_entries_is_refused() {
        assertThatThrownBy(() -> run(posting("grant", 5, "null", 7, 1))).hasMessageContaining("not balanced");
    }

    @Test
    void entries_that_do_not_sum_to_zero_are_refused() {
        assertThatThrownBy(() -> run(posting("grant", 5, "null", 7, 1) + entries(-4, "bonuses", 5, "available")))
                .hasMessageContaining("not balanced");
    }

    @Test
    void a_grant_that_takes_is_refused() {
        assertThatThrownBy(() -> run(posting("grant", 2, "null", 0, 1) + entries(2, "bonuses", -2, "available")))
                .hasMessageContaining("does not move what a grant moves");
    }

    @Test
    void a_line_that_does_not_follow_from_the_one_before_is_refused() {
        assertThatThrownBy(() -> run(posting("grant", 5, "null", 50, 1) + entries(-5, "bonuses", 5, "available")))
                .hasMessageContaining("does not follow");
    }

    @Test
    void a_second_settlement_of_one_hold_is_refused_under_any_reference() {
        ledger.capture(person, "video:a");
        var hold = ledger.database()
                .jdbc()
                .sql("select id from ledger_postings where reference = 'hold:video:a'")
                .query(UUID.class)
                .single();

        assertThatThrownBy(
                        () -> run(posting("release", 1, "'" + hold + "'", 3, 0) + entries(-1, "held", 1, "available")))
                .hasMessageContaining("ledger_postings_one_settlement_per_hold");
    }

    @Test
    void a_settlement_of_another_amount_is_refused() {
        var hold = ledger.database()
                .jdbc()
                .sql("select id from ledger_postings where reference = 'hold:video:a'")
                .query(UUID.class)
                .single();
        ledger.hold(person, 1, "video:b");

        assertThatThrownBy(
                        () -> run(posting("release", 2, "'" + hold + "'", 3, 0) + entries(-2, "held", 2, "available")))
                .hasMessageContaining("settles something else");
    }

    @Test
    void a_purchase_out_of_the_bonuses_is_refused() {
        assertThatThrownBy(() -> run(posting("purchase", 5, "null", 7, 1) + entries(-5, "bonuses", 5, "available")))
                .hasMessageContaining("does not move what a purchase moves");
    }

    @Test
    void a_refund_without_its_capture_is_refused() {
        assertThatThrownBy(() -> run(posting("refund", 1, "null", 3, 1) + entries(-1, "consumed", 1, "available")))
                .hasMessageContaining("ledger_postings_undoes_a_posting");
    }

    @Test
    void a_refund_of_what_is_only_held_is_refused() {
        assertThatThrownBy(
                        () -> run(undoing("refund", 1, "hold:video:a", 3, 1) + entries(-1, "consumed", 1, "available")))
                .hasMessageContaining("undoes something else");
    }

    @Test
    void a_second_refund_of_one_capture_is_refused_under_any_reference() {
        ledger.capture(person, "video:a");
        ledger.refund(person, "video:a");

        assertThatThrownBy(() ->
                        run(undoing("refund", 1, "settle:video:a", 4, 0) + entries(-1, "consumed", 1, "available")))
                .hasMessageContaining("ledger_postings_undone_once");
    }

    @Test
    void a_revocation_without_its_grant_or_of_more_is_refused() {
        assertThatThrownBy(() -> run(posting("revocation", 1, "null", 1, 1) + entries(-1, "available", 1, "bonuses")))
                .hasMessageContaining("ledger_postings_undoes_a_posting");
        assertThatThrownBy(() ->
                        run(undoing("revocation", 1, "hold:video:a", 1, 1) + entries(-1, "available", 1, "bonuses")))
                .hasMessageContaining("undoes something else");
    }

    @Test
    void a_reversal_of_more_than_was_bought_is_refused() {
        ledger.purchase(person, 1, "payment:a");

        assertThatThrownBy(() ->
                        run(undoing("reversal", 2, "purchase:payment:a", 1, 1) + entries(-2, "available", 2, "sales")))
                .hasMessageContaining("undoes something else");
    }

    @Test
    void reversals_of_more_together_than_was_bought_are_refused() {
        ledger.purchase(person, 3, "payment:a");
        ledger.purchase(person, 3, "payment:b");
        ledger.reversePart(person, "payment:a", "refund:1", 2);

        assertThatThrownBy(() ->
                        run(undoing("reversal", 2, "purchase:payment:a", 4, 1) + entries(-2, "available", 2, "sales")))
                .hasMessageContaining("takes back more than was bought");
    }

    @Test
    void a_reversal_of_somebody_elses_purchase_is_refused() {
        ledger.purchase(ledger.personWith(0), 1, "payment:b");

        assertThatThrownBy(() ->
                        run(undoing("reversal", 1, "purchase:payment:b", 1, 1) + entries(-1, "available", 1, "sales")))
                .hasMessageContaining("undoes something else");
    }

    @Test
    void what_leaves_a_wallet_and_arrives_nowhere_is_refused() {
        assertThatThrownBy(
                        () -> run(posting("transfer_out", 1, "null", 1, 1) + entries(-1, "available", 1, "transfers")))
                .hasMessageContaining("arrives nowhere");
    }

    @Test
    void what_arrives_from_nowhere_or_from_ones_own_wallet_is_refused() {
        assertThatThrownBy(
                        () -> run(posting("transfer_in", 1, "null", 3, 1) + entries(-1, "transfers", 1, "available")))
                .hasMessageContaining("ledger_postings_arrives_from_somewhere");
        var from = "(select id from ledger_postings where reference = 'hold:video:a')";
        assertThatThrownBy(() -> run(posting("transfer_in", 1, "null", 3, 1)
                                .replace("hold_id,", "hold_id, counterpart_id,")
                                .replace("null, 3", "null, " + from + ", 3")
                        + entries(-1, "transfers", 1, "available")))
                .hasMessageContaining("does not bring what left another wallet");
    }

    @Test
    void a_wallet_that_forwards_keeps_nothing_and_forwards_to_another_one() {
        var other = ledger.personWith(1);

        assertThatThrownBy(() ->
                        run("update ledger_wallets set forwards_to = '%s' where id = '%s'".formatted(other, person)))
                .hasMessageContaining("keeps what it should send on");
        assertThatThrownBy(() -> run("update ledger_wallets set forwards_to = id where id = '%s'".formatted(person)))
                .hasMessageContaining("ledger_wallets_forward_elsewhere");
    }

    private String undoing(String kind, long amount, String reference, long available, long held) {
        return posting(kind, amount, "null", available, held)
                .replace("hold_id,", "hold_id, undone_id,")
                .replace(
                        "null, " + available,
                        "null, (select id from ledger_postings where reference = '" + reference + "'), " + available);
    }

    private String posting(String kind, long amount, String hold, long available, long held) {
        return """
                with next as (select ordinal + 1 as ordinal from ledger_wallets where id = '%1$s'),
                wallet as (update ledger_wallets set available = %5$d, held = %6$d, ordinal = ordinal + 1
                           where id = '%1$s' returning id)
                insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, hold_id,
                                             available_after, held_after, posted_at)
                select '%7$s', '%1$s', ordinal, '%2$s', %3$d, '%7$s', %4$s, %5$d, %6$d, now() from next;
                """.formatted(person, kind, amount, hold, available, held, POSTING);
    }

    private static final UUID POSTING = UUID.randomUUID();

    private static String entries(long first, String from, long second, String into) {
        return """
                insert into ledger_entries (id, posting_id, account, amount)
                values (gen_random_uuid(), '%s', '%s', %d), (gen_random_uuid(), '%s', '%s', %d);
                """.formatted(POSTING, from, first, POSTING, into, second);
    }

    private void run(String sql) {
        decisions.act(() -> {
            for (var statement : sql.split(";\n")) {
                ledger.database().jdbc().sql(statement).update();
            }
        });
    }
}
