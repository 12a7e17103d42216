package io.neurocards.ledger.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses even from a hand at its console. */
class PointsSchemaTest {

    private static final String POSTING = """
            insert into points_postings (id, person_id, ordinal, kind, amount, reference, balance_after, posted_at)
            values ('00000000-0000-7000-8000-000000000001', '%s', 3, 'adjustment_up', 5, 'adjustment:x', 12,
                    '2026-03-02T00:00:00Z')
            """;
    private static final String ENTRIES = """
            insert into points_entries (id, posting_id, account, amount) values
            ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'adjustments', -5),
            ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'balance', 5)
            """;
    private static final String LOT = """
            insert into points_lots (id, person_id, posting_id, amount, remaining, expires_at)
            values ('00000000-0000-7000-8000-000000000004', '%s', '00000000-0000-7000-8000-000000000001', 5, 5,
                    '2027-03-02T00:00:00Z')
            """;
    private static final String WALLET = "update points_wallets set balance = 12, ordinal = 3 where id = '%s'";

    private final PointsFixture points = new PointsFixture();
    private PersonId person;

    @BeforeEach
    void a_person_who_earned_ten_and_spent_three() {
        person = PointsFixture.person();
        points.earn(person, 10, "order:a", 365, 0);
        points.spend(person, 3, "gift", 0);
    }

    @AfterEach
    void close() {
        points.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update points_postings set amount = 100 where person_id = '%s'",
                "delete from points_postings where person_id = '%s'",
                "update points_entries set amount = 5 where amount = 10",
                "delete from points_entries",
                "update points_takings set amount = 2",
                "delete from points_takings",
                "delete from points_lots",
                "delete from points_wallets where id = '%s'",
                "update points_wallets set balance = 100 where id = '%s'",
                "update points_wallets set balance = -1 where id = '%s'",
                "update points_wallets set ordinal = 3 where id = '%s'",
                "update points_lots set remaining = 10",
                "update points_lots set remaining = 5",
                "update points_lots set expires_at = '2100-01-01T00:00:00Z'",
                "truncate points_entries",
                "truncate points_takings",
                "truncate points_lots cascade",
                "truncate points_postings cascade"
            })
    void history_lots_and_wallets_can_not_be_edited(String statement) {
        assertThatThrownBy(() -> points.atConsole(statement.formatted(person))).isInstanceOf(RuntimeException.class);

        assertThat(points.balance(person, 0)).isEqualTo(7);
    }

    @Test
    void a_whole_posting_by_hand_is_taken() {
        assertThatCode(() -> points.atConsole(
                        POSTING.formatted(person), ENTRIES, LOT.formatted(person), WALLET.formatted(person)))
                .doesNotThrowAnyException();

        assertThat(points.balance(person, 0)).isEqualTo(12);
    }

    @Test
    void a_posting_without_any_of_its_parts_is_refused() {
        refused(POSTING, ENTRIES, LOT);
        refused(POSTING, ENTRIES, WALLET);
        refused(POSTING, LOT, WALLET);
    }

    @Test
    void a_posting_that_does_not_say_what_it_moves_is_refused() {
        refused(POSTING, ENTRIES.replace("'adjustments', -5", "'adjustments', -4"), LOT, WALLET);
        refused(POSTING, ENTRIES.replace("'adjustments'", "'issued'"), LOT, WALLET);
        refused(POSTING, ENTRIES, LOT.replace("5, 5,", "6, 6,"), WALLET);
        refused(POSTING, ENTRIES, LOT.replace("5, 5,", "5, 4,"), WALLET);
    }

    @Test
    void a_posting_that_does_not_follow_from_the_one_before_is_refused() {
        refused(POSTING.replace("12,", "13,"), ENTRIES, LOT, WALLET.replace("12", "13"));
        refused(POSTING.replace(" 3, 'adj", " 4, 'adj"), ENTRIES, LOT, WALLET.replace("3 ", "4 "));
        refused(POSTING.replace("'adjustment:x'", "'spend:gift'"), ENTRIES, LOT, WALLET);
    }

    @Test
    void points_can_not_come_from_somebody_elses_lot() {
        var somebody = PointsFixture.person();
        points.earn(somebody, 5, "order:b", 365, 0);

        refused(
                POSTING.replace("'adjustment_up'", "'adjustment_down'").replace("12,", "2,"),
                ENTRIES.replace("'adjustments', -5", "'adjustments', 5").replace("'balance', 5", "'balance', -5"),
                """
                insert into points_takings (id, posting_id, lot_id, amount)
                select '00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000001', id, 5
                from points_lots where person_id <> '%s'
                """,
                "update points_lots set remaining = 0 where person_id <> '%s'",
                WALLET.replace("12", "2"));
        assertThat(points.balance(somebody, 0)).isEqualTo(5);
    }

    @Test
    void a_reversal_undoes_one_posting_of_its_kind_and_no_more_than_it() {
        var reversal = POSTING.replace("'adjustment_up'", "'spend_reversal'")
                .replace("balance_after, posted_at", "balance_after, posted_at, undone_id")
                .replace("00:00Z')", "00:00Z', (select id from points_postings where reference = '%s'))");
        var entries = ENTRIES.replace("'adjustments'", "'spent'");

        refused(reversal.replace("reference = '%s'", "reference = 'spend:gift'"), entries, LOT, WALLET);
        refused(reversal.replace("reference = '%s'", "reference = 'earn:order:a'"), entries, LOT, WALLET);
        refused(POSTING.replace("'adjustment_up'", "'spend_reversal'"), entries, LOT, WALLET);
    }

    private void refused(String... statements) {
        var meant = java.util.Arrays.stream(statements)
                .map(statement -> statement.formatted(person))
                .toArray(String[]::new);
        assertThatThrownBy(() -> points.atConsole(meant)).isInstanceOf(RuntimeException.class);
        assertThat(points.balance(person, 0)).isEqualTo(7);
    }
}
