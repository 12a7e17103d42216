package io.neurocards.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.books.BookChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rules that count rows: what they find when the rows are there, and that it passes with them. */
class RulesOfRowsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_writer_without_quota_is_told_until_its_rest_is_over_and_apart_from_a_refused_one() {
        var now = clock.instant();
        database.jdbc()
                .sql("insert into prompt_pauses (id, key, reason, began_at, until)"
                        + " values (gen_random_uuid(), 'one', 'quota', :now, :until)")
                .param("now", SqlTime.of(now))
                .param("until", SqlTime.of(now.plus(Duration.ofHours(1))))
                .update();
        var quota = new RestingWriter(database.jdbc(), "quota");
        var refused = new RestingWriter(database.jdbc(), "refused");

        assertThat(quota.cause()).isEqualTo("prompts-quota");
        assertThat(quota.look(now)).contains(new Finding(Level.WARNING, Map.of("keys", 1L)));
        assertThat(refused.look(now)).isEmpty();
        assertThat(quota.look(now.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void money_that_fits_no_invoice_is_told_until_it_goes_back() {
        database.jdbc().sql("""
                        insert into payments (id, gateway, charge_id, amount, currency, credits, status, reason, created_at)
                        values (gen_random_uuid(), 'stripe', 'charge-1', 49900, 'RUB', 0, 'aside', 'no invoice', :now)
                        """).param("now", SqlTime.of(clock.instant())).update();
        var rule = new PaymentsAside(database.jdbc());

        assertThat(rule.look(clock.instant())).contains(new Finding(Level.WARNING, Map.of("count", 1L)));
        database.jdbc()
                .sql("update payments set status = 'refunded', refunded_at = :now")
                .param("now", SqlTime.of(clock.instant()))
                .update();
        assertThat(rule.look(clock.instant())).isEmpty();
    }

    @Test
    void books_that_differ_are_critical_with_the_rules_that_found_it_and_the_next_look_that_agrees_ends_it() {
        var rule = new BooksDiffer(
                new BookChecks(database.jdbc(), JsonMapper.builder().build()));
        assertThat(rule.look(clock.instant())).isEmpty();
        checked(2, """
                [{"rule": "clips", "rows": 2, "examples": []}]
                """, clock.instant());

        assertThat(rule.look(clock.instant()))
                .contains(new Finding(Level.CRITICAL, Map.of("count", 2L, "rules", "clips")));
        checked(0, "[]", clock.instant().plusSeconds(60));
        assertThat(rule.look(clock.instant())).isEmpty();
    }

    @Test
    void clips_that_do_not_arrive_are_told_given_up_ones_for_an_hour_and_overdue_ones_after_ten_minutes() {
        var now = clock.instant();
        JobSamples.insert(database.jdbc(), 3, "completed", "completed", now);
        database.jdbc()
                .sql("""
                        insert into telegram_deliveries (id, order_id, person_id, chat_id, state, form, tries, created_at, due_at, ended_at)
                        select id, order_id, person_id, 1,
                               case number when 1 then 'given_up' else 'due' end, 'video', 1, :now,
                               case number when 2 then :late else :now end,
                               case number when 1 then :now end::timestamptz
                        from jobs
                        """)
                .param("now", SqlTime.of(now))
                .param("late", SqlTime.of(now.minus(Duration.ofMinutes(11))))
                .update();
        var rule = new FailingDeliveries(database.jdbc());

        assertThat(rule.look(now)).contains(new Finding(Level.WARNING, Map.of("given_up", 1L, "overdue", 1L)));
        assertThat(rule.look(now.plus(Duration.ofHours(1))))
                .contains(new Finding(Level.WARNING, Map.of("given_up", 0L, "overdue", 2L)));
        database.jdbc().sql("delete from telegram_deliveries").update();
        assertThat(rule.look(now)).isEmpty();
    }

    @Test
    void partners_programs_that_hear_nothing_are_told_and_who_was_switched_off_on_purpose_is_not() {
        var now = clock.instant();
        database.jdbc()
                .sql("alter table partner_webhooks drop constraint partner_webhooks_partner_fkey")
                .update();
        database.jdbc().sql("""
                        insert into partner_webhooks (id, partner_id, test, url, description, events, enabled, generation, created_at,
                                                      disabled_reason, disabled_at)
                        values (gen_random_uuid(), gen_random_uuid(), false, 'https://partner.test/hear', '', 'video.completed', false, 1,
                                :now, 'gone', :now)
                        """).param("now", SqlTime.of(now)).update();
        for (var error : new String[] {"status_500", "switched_off", "partner_suspended"}) {
            database.jdbc()
                    .sql("""
                            insert into partner_webhook_deliveries (id, webhook_id, type, subject_id, happened_at, status, attempts,
                                                                    round_at, round_tries, last_error, ended_at)
                            select gen_random_uuid(), id, 'video.completed', gen_random_uuid(), :now, 'dead', 1, :now, 1, :error, :now
                            from partner_webhooks
                            """)
                    .param("now", SqlTime.of(now))
                    .param("error", error)
                    .update();
        }
        var rule = new FailingWebhooks(database.jdbc());

        assertThat(rule.look(now)).contains(new Finding(Level.WARNING, Map.of("given_up", 1L, "switched_off", 1L)));
        assertThat(rule.look(now.plus(Duration.ofDays(1)))).isEmpty();
    }

    private void checked(int differences, String findings, Instant at) {
        database.jdbc()
                .sql("insert into book_checks (id, checked_at, differences, findings)"
                        + " values (gen_random_uuid(), :at, :differences, :findings::jsonb)")
                .param("at", SqlTime.of(at))
                .param("differences", differences)
                .param("findings", findings)
                .update();
    }
}
