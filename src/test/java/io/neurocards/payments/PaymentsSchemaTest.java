package io.neurocards.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses even from a hand at its console. */
class PaymentsSchemaTest {

    private final PaymentsFixture shop = new PaymentsFixture();

    @BeforeEach
    void one_payment_is_completed_and_one_waits() {
        var anna = shop.join(42);
        shop.buy(42, anna, "charge");
        shop.start(anna);
        var started = shop.goToPay(anna, "by a gateway");
        shop.confirm(shop.gateway().pay(shop.gateway().reference(started.payment())));
        shop.tell("paid " + shop.gateway().reference(started.payment()));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payments set credits = 1000 where status = 'pending'",
                "update payments set amount = 1 where status = 'pending'",
                "update payments set person_id = null where status = 'completed'",
                "update payments set status = 'pending', charge_id = null, payer = null, completed_at = null where status = 'completed'",
                "update payments set charge_id = 'other' where status = 'completed'",
                "update payments set status = 'completed' where status = 'pending'",
                "update payments set status = 'completed', completed_at = now(), payer = '42', charge_id = 'charge' where status = 'pending'",
                "update payments set status = 'refunded' where status = 'completed'",
                "update payments set status = 'aside', charge_id = 'x', payer = '1', reason = 'x' where status = 'pending'",
                "update payments set status = 'failed' where status = 'pending'",
                "insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken, shortfall, requested_at) select id, id, 'done', 1, 'x', 'x', 0, 0, 0, now() from payments",
                "update payments set test = true where status = 'completed'",
                "update payments set test = true where status = 'pending'",
                "update payments set platform = 'website' where status = 'pending'",
                "update payments set gateway = 'Scripted' where status = 'pending'",
                "update payments set payer = '42' where gateway = 'scripted'",
                "update payments set payer = null where charge_id = 'charge'",
                "update payment_checkouts set reference = 'other'",
                "update payment_checkouts set page = 'https://evil.example/'",
                "update payment_checkouts set fee = 0",
                "update payment_checkouts set gateway = 'other_gateway'",
                "update payment_checkouts set return_to = 'javascript:alert(1)'",
                "update payment_checkouts set contact = 'a@example.org', contact_kind = 'email'",
                "insert into payment_checkouts select id, gateway, null, null, 'en', 'https://a.example', null, null, 0, null, null, now() from payments where gateway = 'scripted'",
                "insert into payment_checkouts select id, 'scripted', null, null, 'en', 'https://a.example', null, null, 0, null, null, now() from payments where gateway = 'telegram_stars' and status = 'pending'",
                "update payment_notices set reference = 'other'",
                "update payment_notices set kind = 'dispute'",
                "insert into plan_prices select gen_random_uuid(), id, 'RUB', 1 from pricing_plans",
                "update plan_prices set minor = 0",
                "update pricing_plans set stars = 0",
                "update pricing_plans set code = 'credits-5'"
            })
    void a_payment_can_not_be_bent(String statement) {
        var before = rows();

        assertThatThrownBy(() -> shop.database.jdbc().sql(statement).update()).isInstanceOf(RuntimeException.class);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_payment_has_one_standing_refund() {
        var request = """
                insert into payment_refunds (id, payment_id, status, amount, requested_by, reason, credits_held, credits_taken,
                    shortfall, requested_at)
                select gen_random_uuid(), id, 'requested', amount, 'x', 'x', 0, 0, 0, now() from payments
                where status = 'completed'
                """;
        shop.database.jdbc().sql(request).update();

        assertThatThrownBy(() -> shop.database.jdbc().sql(request).update())
                .hasMessageContaining("payment_refunds_one_standing");
    }

    private String rows() {
        return shop.database.jdbc().sql("""
                        select (select string_agg(p::text, '|' order by id) from payments p)
                            || (select string_agg(c::text, '|' order by id) from payment_checkouts c)
                            || (select string_agg(n::text, '|' order by id) from payment_notices n)
                        """).query(String.class).single();
    }
}
