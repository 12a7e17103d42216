package io.neurocards.web;

import static io.neurocards.web.OperatorOfStudio.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the whole application tells, and what they see, when nobody pays in time; here that is a second. */
@Thorough
class UnpaidOrdersTest {

    private static final String EXPIRE = "orders-expire-unpaid";

    @TempDir
    static Path folder;

    private static WebhookReceiver receiver;
    private static RunningStudio studio;

    @BeforeAll
    static void start() throws Exception {
        receiver = new WebhookReceiver();
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.web.public-base-url=https://studio.example",
                "--neurocards.providers.fetch.allowed-hosts=" + receiver.host(),
                "--neurocards.orders.pay-within=1s");
    }

    @AfterAll
    static void stop() {
        studio.close();
        receiver.close();
    }

    @Test
    void a_customer_and_a_partner_are_told_once_and_money_that_comes_too_late_is_refused_to_the_operator()
            throws Exception {
        var operator = OperatorOfStudio.of(studio);
        var customer = operator.customer();
        var own = customer.ordered(line("credits-5"));
        var partner = PartnerOfHooks.make(studio, receiver);
        var partners = partner.placed();

        var end = Instant.parse(operator.order(partners).text("pay_until"));
        ApiClient.until(Instant::now, end::isBefore);
        partner.runRecurring(EXPIRE);
        partner.runRecurring(EXPIRE);

        assertThat(partner.untilStatus("delivered").path("type").asString()).isEqualTo("order.cancelled");
        assertThat(partner.deliveries()).hasSize(1);
        assertThat(partner.live().get("/v1/api/orders/" + partners).text("status"))
                .isEqualTo("cancelled");
        assertThat(customer.client().get("/v1/orders/" + own).text("status")).isEqualTo("cancelled");
        assertThat(operator.order(own).text("cancelled_by")).isEqualTo("expired");
        assertThat(told(own)).isEqualTo(1);
        var late = operator.pay(own);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("order_status_wrong");
        assertThat(late.text("order_status")).isEqualTo("cancelled");
    }

    /** Returns how many mails the customer gets of it. */
    private static long told(String order) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from notifications where subject_id = :order and occasion = 'order_cancelled'"
                        + " and channel = 'email'")
                .param("order", UUID.fromString(order))
                .query(Long.class)
                .single();
    }
}
