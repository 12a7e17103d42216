package io.neurocards.operations.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.operations.JobSamples;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books that agree, and each damage that could be done to them behind the back of every constraint. */
class BooksCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final PersonId person = PersonId.at(NOW);
    private final UUID payment = UUID.randomUUID();

    @BeforeEach
    void honest_books() {
        JobSamples.insert(database.jdbc(), 1, "completed", "completed", NOW);
        JobSamples.insert(database.jdbc(), 1, "failed", "failed", NOW);
        JobSamples.insert(database.jdbc(), 1, "queued", "queued", NOW);
        damage("insert into persons (id, locale, created_at) values ('%s', 'ru', now())".formatted(person));
        damage("""
                insert into payments (id, person_id, plan_id, gateway, platform, credits, currency, amount, status, charge_id, payer,
                    created_at, completed_at)
                select '%s', '%s', id, 'telegram_stars', 'telegram', credits, 'XTR', stars, 'completed', 'charge', '7', now(), now()
                from pricing_plans where code = 'credits-10'
                """.formatted(payment, person));
        var ledger = LedgerFixture.ledgerOn(database);
        database.decisions(Clock.systemUTC()).act(() -> {
            ledger.grant(person, Credits.of(2), "free:" + person, NOW);
            ledger.purchase(person, Credits.of(10), "payment:" + payment, NOW);
            for (var job : jobs("completed", "failed", "queued")) {
                ledger.hold(person, List.of(new HoldRequest("video:" + job, Credits.of(1))), NOW);
            }
            ledger.capture(person, "video:" + jobs("completed").getFirst(), NOW);
            ledger.release(person, "video:" + jobs("failed").getFirst(), NOW);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void honest_books_agree() {
        assertThat(TestBooks.check(database.jdbc()).findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "credits-sum-to-zero|delete from ledger_entries where amount = 10",
                "credit-lines-balanced|update ledger_entries set amount = amount * 2 where abs(amount) = 10",
                "wallets-are-their-lines|update ledger_wallets set available = available + 5",
                "payments-credited-once|update payments set credits = credits + 1",
                "payments-credited-once|update payments set status = 'pending', completed_at = null, charge_id = null, payer = null, expires_at = now()",
                "credits-sold-were-paid|delete from payments",
                "refunds-took-credits|insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken, shortfall, requested_at, ended_at) select gen_random_uuid(), id, 'done', amount, 'x', 'y', 0, 3, 0, now(), now() from payments",
                "money-back-adds-up|insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken, shortfall, requested_at) select gen_random_uuid(), id, 'requested', amount + 1, 'x', 'y', 0, 0, 0, now() from payments",
                "money-back-adds-up|insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken, shortfall, requested_at, ended_at) select gen_random_uuid(), id, 'done', amount / 2, 'x', 'y', 0, 0, 0, now(), now() from payments",
                "money-back-adds-up|update payments set status = 'refunded', refunded_at = now()",
                "clips-settled|update jobs set status = 'failed', stage = 'failed', error = 'x' where status = 'completed'",
                "clips-settled|update jobs set cost = 2 where status = 'queued'",
                "nothing-held-for-nothing|delete from jobs where status = 'queued'",
                "gifts-are-their-account|insert into gift_codes (id, person_id, digest, prefix, credits, status, note, made_at, ends_at) select gen_random_uuid(), id, repeat('0', 64), '00000', 3, 'open', '', now(), now() + interval '1 day' from persons limit 1",
                "gifts-moved-once|insert into gift_codes (id, batch, digest, prefix, credits, status, note, made_at, ends_at, ended_at, redeemed_by) select gen_random_uuid(), gen_random_uuid(), repeat('0', 64), '00000', 3, 'redeemed', '', now(), now() + interval '1 day', now(), id from persons limit 1",
                "points-sum-to-zero|insert into points_entries (id, posting_id, account, amount) values (gen_random_uuid(), gen_random_uuid(), 'issued', -3)",
                "points-are-their-lines|insert into points_wallets (id, balance, ordinal) values (gen_random_uuid(), 3, 1)",
            })
    void a_damage_is_found_by_its_rule(String rule, String damage) {
        damage(damage);

        assertThat(TestBooks.check(database.jdbc()).findings())
                .extracting(BooksReport.Finding::rule)
                .contains(rule);
    }

    @Test
    void an_order_that_was_paid_and_not_credited_is_found() {
        damage("""
                insert into orders (id, person_id, platform, source, status, currency, total, paid_reference, paid_by, created_at,
                    paid_at)
                values ('%1$s', '%2$s', 'website', 'site', 'paid', 'RUB', 39000, 'bill', 'bank', now(), now());
                """.formatted(payment, person));
        damage("""
                insert into order_lines (id, order_id, position, sku, kind, title_ru, title_en, quantity, price, amount, credits)
                values (gen_random_uuid(), '%1$s', 1, 'credits-5', 'credits', 'к', 'c', 1, 39000, 39000, 5)
                """.formatted(payment));

        var findings = TestBooks.check(database.jdbc()).findings();

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("orders-credited-once");
            assertThat(found.examples())
                    .containsExactly(
                            new BooksReport.Difference("order:" + payment, "paid for 5 credits; the ledger has 0"));
        });
    }

    @Test
    void what_is_wrong_many_times_is_counted_whole_and_shown_in_part() {
        JobSamples.insert(database.jdbc(), 50, "queued", "queued", NOW);

        var findings = TestBooks.check(database.jdbc()).findings();

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.rows()).isEqualTo(50);
            assertThat(found.examples()).hasSize(20);
        });
    }

    @Test
    void the_command_says_what_differs_and_ends_accordingly() {
        var said = new ArrayList<String>();
        var tool = TestBooks.tool(database);

        assertThat(tool.run(List.of("check"), said::add)).isZero();
        assertThat(tool.run(List.of(), said::add)).isEqualTo(2);
        damage("delete from payments");
        assertThat(tool.run(List.of("check"), said::add)).isEqualTo(1);

        assertThat(said)
                .startsWith(
                        "14 rules looked at, 0 differences",
                        "Usage: books check | books figures [--from 2026-01-01] [--to 2026-01-31] | books export FOLDER [--from 2026-01-01] [--to 2026-01-31]",
                        "credits-sold-were-paid: 1 rows")
                .endsWith("14 rules looked at, 1 differences");
    }

    private List<UUID> jobs(String... statuses) {
        return database.jdbc()
                .sql("select id from jobs where status in (:statuses) order by status")
                .param("statuses", List.of(statuses))
                .query(UUID.class)
                .list();
    }

    /** Past every trigger, as a broken disk or a hand in the tables would. */
    private void damage(String sql) {
        database.decisions(Clock.systemUTC()).act(() -> {
            database.jdbc().sql("set local session_replication_role = replica").update();
            database.jdbc().sql(sql).update();
        });
    }
}
