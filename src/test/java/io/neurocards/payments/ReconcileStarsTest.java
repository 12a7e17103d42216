package io.neurocards.payments;

import static io.neurocards.payments.PaymentsFixture.START;
import static io.neurocards.payments.PaymentsFixture.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.payments.StarsPaid.Line;
import io.neurocards.payments.StarsPaid.Movement;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ReconcileStarsTest {

    private static final Instant EARLIER = START.minus(Duration.ofHours(2));

    private final PaymentsFixture shop = new PaymentsFixture();
    private final PersonId anna = shop.join(42);
    private final List<Line> book = new ArrayList<>();
    private final List<Integer> askedAfter = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_payment_that_nobody_told_us_of_is_credited_once_and_one_we_know_is_left_alone() throws Exception {
        shop.buy(42, anna, "told");
        var untold = paid(42, shop.start(anna), "untold");
        book.add(new Line(Movement.PAID, new StarsPaid(42, "p", "XTR", 1, "told"), EARLIER));
        book.add(new Line(Movement.PAID, untold, EARLIER));
        var job = job();

        job.run();
        job.run();
        job().run();
        shop.confirm(untold);

        assertThat(shop.available(anna)).isEqualTo(10);
        assertThat(shop.events(PaymentCompleted.class)).hasSize(2);
        assertThat(askedAfter).containsExactly(0, 2, 0);
    }

    @Test
    void what_was_given_back_or_is_on_its_way_or_is_no_invoice_is_not_credited() throws Exception {
        var returned = paid(42, shop.start(anna), "returned");
        book.add(new Line(Movement.PAID, returned, EARLIER));
        book.add(new Line(Movement.OTHER, new StarsPaid(0, "", "XTR", 50, "an advertisement"), EARLIER));
        book.add(new Line(Movement.GIVEN_BACK, new StarsPaid(0, "", "XTR", 1, "returned"), EARLIER));
        book.add(new Line(Movement.PAID, paid(42, shop.start(anna), "just paid"), START.minusSeconds(30)));

        job().run();

        assertThat(shop.available(anna)).isZero();
        assertThat(shop.number("select count(*) from payments where charge_id is not null"))
                .isZero();
    }

    @Test
    void money_that_fits_no_invoice_is_put_aside_and_does_not_hold_up_the_rest_of_a_long_book() throws Exception {
        book.add(new Line(Movement.PAID, new StarsPaid(42, "of another shop", "XTR", 7, "foreign"), EARLIER));
        for (var line = 0; line < 150; line++) {
            book.add(new Line(Movement.OTHER, new StarsPaid(0, "", "XTR", 1, "other " + line), EARLIER));
        }
        book.add(new Line(Movement.PAID, paid(42, shop.start(anna), "behind"), EARLIER));

        job().run();

        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.get(Payments.class).putAside(10))
                .extracting(Payment::chargeId)
                .containsExactly("foreign");
    }

    @Test
    void a_telegram_that_does_not_answer_is_asked_again_from_where_it_was() {
        var job = new ReconcileStars(
                beans((_, _) -> {
                    throw new IOException("Connection reset");
                }),
                shop.get(PaymentRows.class),
                shop.get(ConfirmStars.class),
                shop.jobs.clock());

        assertThatThrownBy(job::run).isInstanceOf(IOException.class);
    }

    private ReconcileStars job() {
        return new ReconcileStars(
                beans((after, most) -> {
                    askedAfter.add(after);
                    return book.stream().skip(after).limit(most).toList();
                }),
                shop.get(PaymentRows.class),
                shop.get(ConfirmStars.class),
                shop.jobs.clock());
    }

    private static ObjectProvider<StarsPaid.Book> beans(StarsPaid.Book book) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("book", book);
        return beans.getBeanProvider(StarsPaid.Book.class);
    }
}
