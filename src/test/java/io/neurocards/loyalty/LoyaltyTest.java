package io.neurocards.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsKind;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.ledger.points.PointsOutlook;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a customer sees of points and cards; that points expire, and what is left of somebody who leaves. */
class LoyaltyTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final LoyaltyFixture loyalty = new LoyaltyFixture();

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void a_view_shows_points_cards_and_the_newest_lines() {
        var person = loyalty.person();
        for (var order = 0; order < 7; order++) {
            loyalty.pay(person, loyalty.order(), 100_000L * (order + 1));
        }
        loyalty.passDays(1);
        loyalty.get(PartnerCards.class).activate(person, loyalty.operation(), "AB123456");

        var view = loyalty.get(Loyalty.class).of(person, Loyalty.RECENT);

        assertThat(view.currentPoints().amount()).isEqualTo(280);
        assertThat(view.partnerCards()).extracting(PartnerCard::number).containsExactly("AB123456");
        assertThat(view.recentHistory()).extracting(PointsLine::change).containsExactly(70L, 60L, 50L, 40L, 30L);
        assertThat(view.lastActivity()).isEqualTo(loyalty.clock.instant());
    }

    @Test
    void somebody_unknown_has_nothing() {
        var view = loyalty.get(Loyalty.class).of(loyalty.person(), Loyalty.RECENT);

        assertThat(view.currentPoints().isNone()).isTrue();
        assertThat(view.recentHistory()).isEmpty();
        assertThat(view.lastActivity()).isNull();
    }

    @Test
    void points_expire_after_their_lifetime_once_and_are_gone_from_the_view_at_that_moment() {
        var person = loyalty.personWith(10);
        loyalty.passDays(100);
        loyalty.pay(person, loyalty.order(), 50_000);
        loyalty.passDays(264);
        loyalty.get(ExpirePoints.class).run();
        assertThat(loyalty.points(person)).isEqualTo(15);

        loyalty.passDays(1);

        assertThat(loyalty.get(Loyalty.class).of(person, 5).currentPoints().amount())
                .isEqualTo(5);
        loyalty.get(ExpirePoints.class).run();
        loyalty.get(ExpirePoints.class).run();
        assertThat(loyalty.statement(person))
                .extracting(PointsLine::kind, PointsLine::change, PointsLine::balanceAfter)
                .startsWith(tuple(PointsKind.EXPIRY, -10L, 5L))
                .hasSize(3);
    }

    @Test
    void what_expires_first_is_told_by_the_days_of_the_reader() {
        var person = loyalty.person();
        var view = loyalty.get(Loyalty.class);
        assertThat(view.outlook(person, UTC)).isEmpty();
        loyalty.clock.advance(Duration.between(
                loyalty.clock.instant(),
                loyalty.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(44 * 60 + 30))));
        var first = loyalty.clock.instant().plus(Duration.ofDays(365));
        loyalty.pay(person, loyalty.order(), 10_000);
        loyalty.clock.advance(Duration.ofHours(1));
        loyalty.pay(person, loyalty.order(), 20_000);
        loyalty.passDays(1);
        loyalty.pay(person, loyalty.order(), 40_000);

        assertThat(view.outlook(person, UTC)).contains(new PointsOutlook(Points.of(7), Points.of(3), first));
        assertThat(view.outlook(person, ZoneId.of("Europe/Moscow")))
                .contains(new PointsOutlook(Points.of(7), Points.of(1), first));
    }

    @Test
    void what_has_expired_or_was_spent_is_not_told_to_expire() {
        var person = loyalty.personWith(10);
        loyalty.passDays(100);
        loyalty.pay(person, loyalty.order(), 50_000);
        var second = loyalty.clock.instant().plus(Duration.ofDays(365));
        var view = loyalty.get(Loyalty.class);

        loyalty.spendOnOrder(person, loyalty.order(), 4);
        assertThat(view.outlook(person, UTC).orElseThrow().next()).isEqualTo(Points.of(6));
        loyalty.passDays(265);

        assertThat(view.outlook(person, UTC)).contains(new PointsOutlook(Points.of(5), Points.of(5), second));
        loyalty.passDays(100);
        assertThat(view.outlook(person, UTC)).isEmpty();
    }

    @Test
    void the_lifetime_is_set_in_days() {
        try (var hasty = new LoyaltyFixture(() -> false, Map.of("neurocards.loyalty.points-lifetime", "7"))) {
            var person = hasty.personWith(10);

            hasty.passDays(6);
            assertThat(hasty.points(person)).isEqualTo(10);
            hasty.passDays(1);
            assertThat(hasty.points(person)).isZero();
        }
    }

    @Test
    void everybodys_points_expire_in_one_run() {
        for (var person = 0; person < 7; person++) {
            loyalty.personWith(person + 1);
        }
        loyalty.passDays(365);

        loyalty.get(ExpirePoints.class).run();

        assertThat(loyalty.number("select sum(balance)::bigint from points_wallets"))
                .isZero();
        assertThat(loyalty.number("select count(*) from points_postings where kind = 'expiry'"))
                .isEqualTo(7);
    }

    @Test
    void a_customer_is_told_once_a_month_before_points_expire() {
        var person = loyalty.personWith(10);
        loyalty.passDays(334);
        loyalty.get(TellExpiry.class).run();
        assertThat(loyalty.events(PointsExpireSoon.class)).isEmpty();

        loyalty.passDays(1);
        loyalty.get(TellExpiry.class).run();
        loyalty.passDays(1);
        loyalty.get(TellExpiry.class).run();

        assertThat(loyalty.events(PointsExpireSoon.class))
                .extracting(PointsExpireSoon::personId, told -> told.points().amount(), PointsExpireSoon::expiresAt)
                .containsExactly(tuple(person, 10L, loyalty.clock.instant().plus(Duration.ofDays(29))));
        assertThat(loyalty.number("select points from loyalty_expiry_notices")).isEqualTo(10);
    }

    @Test
    void nobody_is_told_of_points_that_are_spent_or_gone() {
        var person = loyalty.personWith(10);
        loyalty.spendOnOrder(person, loyalty.order(), 10);
        loyalty.passDays(340);
        loyalty.get(TellExpiry.class).run();
        loyalty.personWith(5);
        loyalty.passDays(366);
        loyalty.get(TellExpiry.class).run();

        assertThat(loyalty.events(PointsExpireSoon.class)).isEmpty();
    }

    @Test
    void whoever_leaves_gives_up_points_and_cards_which_others_may_activate_then() {
        var anna = loyalty.personWith(10);
        var boris = loyalty.person();
        loyalty.get(PartnerCards.class).activate(anna, loyalty.operation(), "AB123456");
        loyalty.passDays(340);
        loyalty.get(TellExpiry.class).run();

        leave(anna);
        leave(anna);

        assertThat(loyalty.points(anna)).isZero();
        assertThat(loyalty.statement(anna).getFirst().kind()).isEqualTo(PointsKind.FORFEIT);
        assertThat(loyalty.database.allTexts()).doesNotContain("AB123456");
        assertThat(loyalty.number("select count(*) from loyalty_expiry_notices"))
                .isZero();
        assertThat(loyalty.get(PartnerCards.class).activate(boris, loyalty.operation(), "AB123456"))
                .hasSize(1);
    }

    private void leave(PersonId person) {
        var leaving = new Leaving(person, null, null, Credits.ZERO, loyalty.clock.instant());
        loyalty.get(Decisions.class).act(() -> loyalty.get(EraseLoyalty.class).eraseRows(leaving));
    }
}
