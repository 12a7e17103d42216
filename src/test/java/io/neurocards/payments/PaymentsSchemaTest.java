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
                "insert into payment_refunds select id, id, 'done', 'x', 'x', 0, 0, 0, null, now(), null from payments",
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
                insert into payment_refunds
                select gen_random_uuid(), id, 'requested', 'x', 'x', 0, 0, 0, null, now(), null from payments
                where status = 'completed'
                """;
        shop.database.jdbc().sql(request).update();

        assertThatThrownBy(() -> shop.database.jdbc().sql(request).update())
                .hasMessageContaining("payment_refunds_one_standing");
    }

    private String rows() {
        return shop.database
                .jdbc()
                .sql("select string_agg(p::text, '|' order by id) from payments p")
                .query(String.class)
                .single();
    }
}
