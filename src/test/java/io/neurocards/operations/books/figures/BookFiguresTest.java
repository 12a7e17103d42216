package io.neurocards.operations.books.figures;

import static io.neurocards.operations.books.figures.BookHistory.MOSCOW;
import static io.neurocards.operations.books.figures.BookHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.figures.MoneyFigures.Line;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A small history, and its figures as they were worked out by hand. */
class BookFiguresTest {

    private static final Rates RATES = Rates.parse("RUB", "USD=90,XTR=1.5");
    private static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), MOSCOW);

    private final BookHistory history = new BookHistory();

    @AfterEach
    void close() {
        history.close();
    }

    /** Returns the one whose credits are worth 1000.00 roubles for 12. */
    private PersonId anna() {
        var anna = history.person(at("10-09T10:00"));
        history.given(anna, 2, at("10-09T10:00"));
        var payment = history.paid(anna, "yookassa", "RUB", 100_000, 10, at("10-10T10:00"), false);
        history.fee(payment, "yookassa", 3500);
        var clip = history.clip(anna, "kling", 3, at("11-05T10:00"));
        history.tried(clip, 1, "ready", 110L, true);
        history.delivered(anna, clip, at("11-05T11:00"));
        var lost = history.clip(anna, "kling", 3, at("11-06T10:00"));
        history.tried(lost, 1, "refused", 110L, false);
        history.tried(lost, 2, "given_up", 110L, false);
        history.failed(anna, lost, at("11-06T12:00"));
        var own = history.clip(anna, "local", 1, at("11-07T10:00"));
        history.tried(own, 1, "ready", 0L, true);
        history.delivered(anna, own, at("11-07T10:01"));
        return anna;
    }

    private void everybody() {
        anna();

        var boris = history.person(at("11-02T10:00"));
        var dollars = history.paid(boris, "stripe", "USD", 1000, 10, at("11-02T10:00"), false);
        var clip = history.clip(boris, "kling", 3, at("11-08T10:00"));
        history.tried(clip, 1, "failed", 110L, true);
        history.tried(clip, 2, "ready", 120L, true);
        history.delivered(boris, clip, at("11-08T11:00"));
        history.refunded(boris, dollars, 400, 4, false, at("11-20T10:00"));

        var vera = history.person(at("10-31T22:30"));
        history.given(vera, 2, at("10-31T22:30"));
        var stars = history.paid(vera, "telegram_stars", "XTR", 205, 5, at("10-31T22:30"), false);
        history.refunded(vera, stars, 205, 5, true, at("11-03T10:00"));

        var gleb = history.person(at("11-03T10:00"));
        history.given(gleb, 2, at("11-03T10:00"));
        var free = history.clip(gleb, "local", 1, at("11-03T10:00"));
        history.tried(free, 1, "ready", null, true);
        history.delivered(gleb, free, at("11-03T10:05"));

        var dasha = history.person(at("11-04T10:00"));
        history.paid(dasha, "telegram_stars", "XTR", 205, 5, at("11-04T10:00"), false);
        history.clip(dasha, "kling", 3, at("11-04T10:00"));

        var egor = history.person(at("11-10T10:00"));
        history.ordered(egor, 50_000, 5, 39_000, 8_900, at("11-10T10:00"));

        var zoya = history.person(at("11-11T10:00"));
        history.paid(zoya, "stripe", "USD", 490, 5, at("11-11T10:00"), true);

        var aside = history.aside("yookassa", "RUB", 77_700, at("11-12T10:00"));
        history.refunded(zoya, aside, 77_700, 0, true, at("11-13T10:00"));
    }

    @Test
    void money_is_counted_once_by_months_of_the_operator_and_test_money_never_with_the_rest() {
        everybody();

        var money = MoneyFigures.count(history.jdbc(), NOVEMBER);

        assertThat(money.lines())
                .containsExactly(
                        new Line("2026-11", "orders", "RUB", false, 1, 80_100, 45_000, 0, 0, 0, 0, 0),
                        new Line("2026-11", "stripe", "USD", false, 1, 1000, 0, 400, 0, 0, 0, 0),
                        new Line("2026-11", "stripe", "USD", true, 1, 490, 0, 0, 0, 0, 0, 0),
                        new Line("2026-11", "telegram_stars", "XTR", false, 2, 410, 0, 205, 0, 0, 0, 0),
                        new Line("2026-11", "yookassa", "RUB", false, 0, 0, 0, 0, 0, 1, 77_700, 77_700));
        assertThat(MoneyFigures.count(history.jdbc(), BookHistory.ALWAYS)
                        .lines()
                        .getFirst())
                .isEqualTo(new Line("2026-10", "yookassa", "RUB", false, 1, 100_000, 0, 0, 3500, 0, 0, 0));
        var net = money.sum(Line::net);
        assertThat(net.units()).isEqualTo(units("RUB", "801.00", "USD", "6.00", "XTR", "205"));
        assertThat(net.total(RATES)).contains(new BigDecimal("1648.50"));
    }

    @Test
    void what_clips_earned_and_what_is_owed_are_what_was_received() {
        everybody();

        var worth = WorthFigures.count(history.jdbc());

        assertThat(worth.received().units()).isEqualTo(units("RUB", "1351.00", "USD", "6.00", "XTR", "205"));
        assertThat(worth.earned().units()).isEqualTo(units("RUB", "333.33", "USD", "3.00"));
        assertThat(worth.liability().units()).isEqualTo(units("RUB", "1017.67", "USD", "3.00", "XTR", "205"));
        assertThat(worth.forfeited()).isEqualTo(Amounts.NONE);
        assertThat(worth.withoutCredits()).isEqualTo(Amounts.NONE);
        assertThat(worth.received().total(RATES)).contains(new BigDecimal("2198.50"));
        assertThat(worth.earned().total(RATES)).contains(new BigDecimal("603.33"));
        assertThat(worth.liability().total(RATES)).contains(new BigDecimal("1595.17"));
        var owed = worth.owed().get("customer");
        assertThat(owed.holders()).isEqualTo(7);
        assertThat(owed.available()).isEqualTo(26);
        assertThat(owed.held()).isEqualTo(3);
        assertThat(owed.free()).isEqualTo(8);
        assertThat(owed.worthHeld().units()).isEqualTo(units("XTR", "123"));
        assertThat(worth.owed().get("partner")).isEqualTo(WorthFigures.Owed.NOTHING);
    }

    @Test
    void each_model_has_its_credits_their_worth_its_cost_and_what_is_left() {
        everybody();

        var models = MarginFigures.count(history.jdbc(), NOVEMBER).models();

        assertThat(models).extracting(MarginFigures.Line::model).containsExactly("kling", "local");
        var kling = models.getFirst();
        assertThat(kling.delivered()).isEqualTo(2);
        assertThat(kling.failed()).isEqualTo(1);
        assertThat(kling.credits()).isEqualTo(6);
        assertThat(kling.certain())
                .as("two deliveries, and one clip that was not as ordered")
                .isEqualTo(340);
        assertThat(kling.possible()).isEqualTo(110);
        assertThat(kling.worth().units()).isEqualTo(units("RUB", "250.00", "USD", "3.00"));
        assertThat(kling.worth().total(RATES)).contains(new BigDecimal("520.00"));
        assertThat(kling.margin().total(RATES)).contains(new BigDecimal("214.00"));
        assertThat(kling.percent(RATES)).contains(new BigDecimal("41.2"));
        var local = models.getLast();
        assertThat(local.credits()).isEqualTo(2);
        assertThat(local.certain()).isZero();
        assertThat(local.unpriced()).isEqualTo(1);
        assertThat(local.worth().units()).isEqualTo(units("RUB", "83.33"));
        assertThat(local.percent(RATES)).contains(new BigDecimal("100.0"));
    }

    @Test
    void a_clip_that_is_forgiven_earns_nothing_and_one_that_comes_late_costs() {
        var anna = anna();
        var clip = history.clip(anna, "kling", 3, at("11-15T10:00"));
        history.tried(clip, 1, "late", 110L, false);
        history.failed(anna, clip, at("11-15T12:00"));
        history.run(
                "update jobs set clip = 'c', poster = 'p', ai_mark = 'none', late_at = now() where id = '%s'", clip);
        var forgiven = history.jdbc()
                .sql("select id::text from jobs where status = 'completed' and cost = 3")
                .query(String.class)
                .single();
        history.act(() -> history.ledger().refund(anna, "video:" + forgiven, at("11-16T10:00")));

        var kling = MarginFigures.count(history.jdbc(), NOVEMBER).models().getFirst();

        assertThat(kling.credits()).isZero();
        assertThat(kling.late()).isEqualTo(1);
        assertThat(kling.certain()).isEqualTo(220);
        assertThat(kling.worth()).isEqualTo(Amounts.NONE);
        assertThat(kling.percent(RATES)).isEmpty();
        assertThat(kling.margin().units()).isEqualTo(units("USD", "-2.20"));
        assertThat(WorthFigures.count(history.jdbc()).earned().units()).isEqualTo(units("RUB", "83.33"));
    }

    @Test
    void books_without_a_line_are_all_nothing() {
        assertThat(MoneyFigures.count(history.jdbc(), NOVEMBER).lines()).isEmpty();
        assertThat(MarginFigures.count(history.jdbc(), NOVEMBER).models()).isEmpty();
        var worth = WorthFigures.count(history.jdbc());
        assertThat(worth.liability()).isEqualTo(Amounts.NONE);
        assertThat(worth.received().total(RATES)).contains(new BigDecimal("0.00"));
    }

    @Test
    void without_a_rate_nothing_is_added_up_and_the_rate_is_named() {
        everybody();
        var some = Rates.parse("RUB", "USD=90");

        var worth = WorthFigures.count(history.jdbc());
        var kling = MarginFigures.count(history.jdbc(), NOVEMBER).models().getFirst();

        assertThat(worth.received().total(some)).isEmpty();
        assertThat(worth.received().missing(some)).containsExactly("XTR");
        assertThat(worth.earned().total(some)).contains(new BigDecimal("603.33"));
        assertThat(kling.percent(Rates.parse("RUB", ""))).isEmpty();
        assertThat(kling.margin().missing(Rates.parse("EUR", "RUB=0.01"))).containsExactly("USD");
    }

    @Test
    void who_was_joined_is_one_customer_with_all_credits_at_one_price() {
        var anna = anna();
        var other = history.person(at("11-17T10:00"));
        history.paid(other, "yookassa", "RUB", 50_000, 8, at("11-17T10:00"), false);
        history.joined(other, anna, at("11-18T10:00"));

        var worth = WorthFigures.count(history.jdbc());

        assertThat(worth.received().units()).isEqualTo(units("RUB", "1500.00"));
        assertThat(worth.earned().units()).as("4 of 20 credits for 1500.00").isEqualTo(units("RUB", "300.00"));
        assertThat(worth.liability().units()).isEqualTo(units("RUB", "1200.00"));
        assertThat(worth.owed().get("customer").holders()).isEqualTo(1);
        assertThat(MarginFigures.count(history.jdbc(), NOVEMBER).total().worth().units())
                .isEqualTo(units("RUB", "300.00"));
    }

    @Test
    void what_somebody_gives_up_who_leaves_is_owed_to_nobody() {
        var anna = anna();
        history.act(() -> history.ledger().forfeit(anna, "erasure:" + anna, Instant.parse("2026-11-18T10:00:00Z")));
        history.run("update persons set erased_at = now() where id = '%s'", anna);

        var worth = WorthFigures.count(history.jdbc());

        assertThat(worth.liability()).isEqualTo(Amounts.NONE);
        assertThat(worth.forfeited().units()).isEqualTo(units("RUB", "666.67"));
        assertThat(worth.earned().units()).isEqualTo(units("RUB", "333.33"));
    }

    @Test
    void money_whose_credits_were_all_taken_back_is_said_apart() {
        var person = history.person(at("11-02T10:00"));
        var payment = history.paid(person, "stripe", "USD", 1000, 10, at("11-02T10:00"), false);
        history.refunded(person, payment, 900, 10, false, at("11-03T10:00"));

        var worth = WorthFigures.count(history.jdbc());

        assertThat(worth.withoutCredits().units()).isEqualTo(units("USD", "1.00"));
        assertThat(worth.liability()).isEqualTo(Amounts.NONE);
    }

    @Test
    void what_a_partner_tries_out_is_nobodys() {
        var partner = history.person(at("11-02T10:00"));
        var tests = history.person(at("11-02T10:00"));
        history.run("""
                insert into partners (id, name, contact_email, state, person_id, test_person_id, concurrency_cap, created_at)
                values (gen_random_uuid(), 'Shop', 'a@shop.test', 'active', '%s', '%s', 5, now())
                """, partner, tests);
        history.act(() -> history.ledger().adjustUp(partner, Credits.of(500), "invoice", at("11-02T10:00")));
        history.given(tests, 1000, at("11-02T10:00"));

        var owed = WorthFigures.count(history.jdbc()).owed();

        assertThat(owed.get("partner").available()).isEqualTo(500);
        assertThat(owed.get("test").available()).isEqualTo(1000);
        assertThat(owed.get("customer").available()).isZero();
    }

    private static Map<String, BigDecimal> units(String... pairs) {
        var units = new TreeMap<String, BigDecimal>();
        for (var index = 0; index < pairs.length; index += 2) {
            units.put(pairs[index], new BigDecimal(pairs[index + 1]));
        }
        return units;
    }
}
