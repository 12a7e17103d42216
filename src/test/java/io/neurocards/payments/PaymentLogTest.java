package io.neurocards.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.TestPair;
import org.junit.jupiter.api.Test;

/** Joining, buying, spending and giving back, beside a copy of the database and against the line of time. */
class PaymentLogTest {

    @Test
    void what_happens_to_payments_arrives_at_the_copy_and_can_be_taken_back_to_the_byte() {
        try (var shop = new PaymentsFixture();
                var pair = TestPair.behind(shop.database.dataSource())) {
            var beginning = pair.primary.contents();
            var anna = shop.join(42);
            var boris = shop.join(43);
            var first = shop.buy(42, anna, "charge-1");
            shop.buy(43, boris, "charge-2");
            shop.start(boris);
            shop.spend(anna, 3, "video:a");
            var started = shop.goToPay(anna, "by a gateway");
            var reference = shop.gateway().reference(started.payment());
            shop.gateway().pay(reference);
            shop.tell("paid " + reference);
            shop.jobs.runDue();
            shop.refund(started.payment(), true);
            shop.refund(first, true);
            shop.jobs.runDue();

            var head = pair.ship();

            assertThat(head).isEqualTo(pair.primary.head());
            assertThat(shop.payment(first).status()).isEqualTo(PaymentStatus.REFUNDED);
            assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.REFUNDED);
            assertThat(pair.backup.contents())
                    .isEqualTo(pair.primary.contents())
                    .isNotEqualTo(beginning);
            assertThat(pair.backup.authority().read().overruled()).isZero();
            pair.undoAll();
            assertThat(pair.primary.contents()).isEqualTo(beginning);
        }
    }
}
