package io.neurocards.telegram.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.ledger.points.Points;
import io.neurocards.orders.Order;
import io.neurocards.orders.Order.Discount;
import io.neurocards.orders.Order.Line;
import io.neurocards.orders.Order.Status;
import io.neurocards.orders.Order.Times;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.screens.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a purchase reads in the chat. */
class PurchaseLineTest {

    private static final Instant AT = Instant.parse("2026-11-20T12:05:00Z");

    private final Words russian = Words.in(Locale.of("ru"));
    private final Words english = Words.in(Locale.ENGLISH);

    @Test
    void stars_are_an_order_in_telegram() {
        var order = order(Platform.TELEGRAM, Status.FULFILLED, new Money("XTR", 205), null, credits(5));

        assertThat(said(russian, order)).isEqualTo("<b>5 кредитов</b> · 205 ⭐\n20 нояб., 15:05 · Telegram · получен");
        assertThat(said(english, order))
                .isEqualTo("<b>5 credits</b> · 205 ⭐\n20 Nov, 12:05 UTC · Telegram · delivered");
    }

    @Test
    void amounts_are_in_the_currency_of_the_order_and_points_say_what_they_took_off() {
        var discount = new Discount(Points.of(10), new Money("RUB", 1_000));
        var roubles = order(
                Platform.WEBSITE, Status.CREATED, new Money("RUB", 297_000), discount, article("Кружка", "Mug", 3));
        var dollars = order(
                Platform.DESKTOP_MAC, Status.REFUNDED, new Money("USD", 1_250), null, article("Кружка", "Mug", 1));

        assertThat(said(russian, roubles))
                .isEqualTo("<b>Кружка × 3</b> · 2 970 ₽ (−10 ₽ за 10 баллов)\n20 нояб., 15:05 · сайт · не оплачен");
        assertThat(said(english, roubles))
                .isEqualTo("<b>Mug × 3</b> · RUB 2,970 (−RUB 10 for 10 points)\n20 Nov, 12:05 UTC · site · not paid");
        assertThat(said(english, dollars))
                .isEqualTo("<b>Mug</b> · $12.50\n20 Nov, 12:05 UTC · Mac app · money returned");
    }

    @Test
    void what_an_operator_calls_a_thing_is_text_and_however_much_was_ordered_the_line_is_short() {
        var many = IntStream.range(0, 100)
                .mapToObj(_ -> article("<b>" + "р".repeat(190), "<b>" + "l".repeat(190), 2))
                .toArray(Line[]::new);

        var said = said(english, order(Platform.API_PARTNER, Status.PAID, new Money("RUB", 1), null, many));

        assertThat(said).startsWith("<b>&lt;b&gt;lll").contains("l…</b>").contains("partner");
        assertThat(said.length()).isLessThan(300);
    }

    @Test
    void money_that_bought_nothing_says_so() {
        assertThat(PurchaseLine.of(english, payment(PaymentStatus.ASIDE, 0, "XTR"))
                        .html())
                .isEqualTo("<b>Payment</b> · 1 ⭐\n20 Nov, 12:05 UTC · Telegram · being looked into");
        assertThat(PurchaseLine.of(russian, payment(PaymentStatus.REFUNDED, 5, "XTR"))
                        .html())
                .isEqualTo("<b>5\u00a0кредитов</b> · 1 ⭐\n20 нояб., 15:05 · Telegram · возвращено");
    }

    @Test
    void money_of_a_currency_that_is_none_is_shown_as_it_was_told() {
        assertThat(PurchaseLine.of(english, payment(PaymentStatus.ASIDE, 0, "USD"))
                        .html())
                .contains("</b> · $0.01\n");
        assertThat(PurchaseLine.of(english, payment(PaymentStatus.ASIDE, 0, "<i>"))
                        .html())
                .contains("</b> · 1 &lt;i&gt;\n");
    }

    private static String said(Words words, Order order) {
        // Where readers of a language want no break is not what this is about.
        return PurchaseLine.of(words, order).html().replaceAll("[\u00a0\u202f]", " ");
    }

    private static Line credits(long credits) {
        return new Line(
                "credits-5",
                Good.Kind.CREDITS,
                Good.Title.ofCredits(Credits.of(credits)),
                1,
                new Money("XTR", 205),
                Credits.of(credits));
    }

    private static Line article(String ru, String en, int quantity) {
        return new Line(
                "mug", Good.Kind.ARTICLE, new Good.Title(ru, en), quantity, new Money("RUB", 99_000), Credits.ZERO);
    }

    private static Order order(
            Platform platform, Status status, Money total, @Nullable Discount discount, Line... lines) {
        return new Order(
                UuidV7.at(AT),
                PersonId.at(AT),
                platform,
                null,
                status,
                List.of(lines),
                total,
                discount,
                null,
                null,
                null,
                null,
                null,
                new Times(AT, null, null, null, null, null));
    }

    private static Payment payment(PaymentStatus status, long credits, String currency) {
        return new Payment(
                UuidV7.at(AT),
                PersonId.at(AT),
                null,
                credits,
                Payment.STARS_GATEWAY,
                Platform.TELEGRAM,
                currency,
                1,
                status,
                "charge",
                "1",
                "unknown_payload",
                false,
                AT,
                null,
                null,
                null);
    }
}
