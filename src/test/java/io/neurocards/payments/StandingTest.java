package io.neurocards.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.standing.Bans;
import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.database.Decisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final long ANNA = 42;

    private final PaymentsFixture payments = new PaymentsFixture();

    @AfterEach
    void close() {
        payments.close();
    }

    @Test
    void a_banned_customer_buys_nothing_but_what_was_paid_all_the_same_is_credited() {
        var anna = payments.join(ANNA);
        var invoice = payments.start(anna);
        payments.get(Decisions.class)
                .act(() -> payments.get(Bans.class).ban(anna, "telegram:1", "resells", PaymentsFixture.START));

        assertThatThrownBy(() -> payments.start(anna)).hasMessageContaining("account_banned");
        assertThatThrownBy(() -> check(invoice)).hasMessageContaining("account_banned");
        payments.confirm(PaymentsFixture.paid(ANNA, invoice, "charge-1"));

        assertThat(payments.available(anna)).isEqualTo(5);
        assertThat(payments.number("select count(*) from payments")).isEqualTo(1);
    }

    @Test
    void during_works_nothing_is_sold_but_what_was_paid_all_the_same_is_credited() {
        var anna = payments.join(ANNA);
        var invoice = payments.start(anna);
        payments.get(Decisions.class)
                .act(() -> payments.get(Maintenance.class).begin("telegram:1", "a new disk", PaymentsFixture.START));

        assertThatThrownBy(() -> payments.start(anna)).hasMessageContaining("maintenance");
        assertThatThrownBy(() -> check(invoice)).hasMessageContaining("maintenance");
        payments.confirm(PaymentsFixture.paid(ANNA, invoice, "charge-1"));

        assertThat(payments.available(anna)).isEqualTo(5);
    }

    private void check(BuyCredits.PendingPayment invoice) {
        payments.get(StarsCheckout.class)
                .check(invoice.payload(), ANNA, "XTR", invoice.plan().stars());
    }
}
