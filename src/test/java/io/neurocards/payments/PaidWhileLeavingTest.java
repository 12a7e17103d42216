package io.neurocards.payments;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.TestBooks;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that comes in the very moment in which its customer has everything deleted. */
class PaidWhileLeavingTest {

    private static final int ROUNDS = 12;

    private final PaymentsFixture shop = new PaymentsFixture();

    @AfterEach
    void the_books_agree() {
        TestBooks.assertAgree(shop.database.jdbc());
        shop.close();
    }

    @Test
    void late_money_by_a_gateway_waits_for_who_is_leaving_and_is_put_aside() throws Exception {
        var anna = shop.join(42);
        var reference = shop.gateway().reference(shop.goToPay(anna, "late").payment());
        expired();

        var outcome = whileLeaving(anna, () -> shop.confirm(shop.gateway().pay(reference)));

        assertThat(outcome.get(30, SECONDS)).isEqualTo(Outcome.PUT_ASIDE);
        assertThat(shop.byCharge(reference).orElseThrow().reason()).isEqualTo("erased");
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void late_stars_wait_for_who_is_leaving_too() throws Exception {
        var anna = shop.join(42);
        var pending = shop.start(anna);
        expired();

        var outcome = whileLeaving(anna, () -> said(() -> shop.confirm(PaymentsFixture.paid(42, pending, "charge"))));

        assertThat(outcome.get(30, SECONDS)).isEqualTo("payment_put_aside");
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void whoever_is_first_nobody_who_has_left_has_credits() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < ROUNDS; round++) {
                var person = shop.join(100 + round);
                var reference = shop.gateway()
                        .reference(shop.goToPay(person, "round " + round).payment());
                if (round % 2 == 0) {
                    expired();
                }
                var barrier = new CyclicBarrier(2);
                var paid = threads.submit(() -> {
                    barrier.await();
                    return shop.confirm(shop.gateway().pay(reference));
                });
                var left = threads.submit(() -> {
                    barrier.await();
                    return said(() -> {
                        shop.leave(person);
                        return "left";
                    });
                });
                var isCredited = paid.get(60, SECONDS) == Outcome.CREDITED;
                var hasLeft = left.get(60, SECONDS).equals("left");

                assertThat(shop.available(person)).isEqualTo(isCredited && !hasLeft ? 5 : 0);
                assertThat(isCredited || hasLeft).isTrue();
            }
        }
    }

    private void expired() {
        shop.database
                .jdbc()
                .sql("update payments set status = 'failed', reason = 'expired' where status = 'pending'")
                .update();
    }

    private static Object said(Callable<Object> action) throws Exception {
        try {
            return action.call();
        } catch (ProblemException e) {
            return e.code().text();
        }
    }

    /** Has the money come after the customer's wallet was emptied, and before that is committed. */
    private Future<Object> whileLeaving(PersonId person, Callable<Object> comes) {
        var outcome = new CompletableFuture<Object>();
        shop.leave(person, () -> {
            shop.get(JdbcClient.class)
                    .sql("delete from identities where person_id = :person")
                    .param("person", person.value())
                    .update();
            Thread.ofVirtual().start(() -> {
                try {
                    outcome.complete(comes.call());
                } catch (Exception e) {
                    outcome.completeExceptionally(e);
                }
            });
            try {
                outcome.get(700, TimeUnit.MILLISECONDS);
            } catch (Exception waits) {
                assertThat(outcome).isNotDone();
            }
        });
        return outcome;
    }
}
