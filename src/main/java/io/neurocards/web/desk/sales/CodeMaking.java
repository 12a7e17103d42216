package io.neurocards.web.desk.sales;

import io.neurocards.operations.codes.GiftDesk;
import io.neurocards.operations.codes.PromoDesk;
import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.codes.Benefit;
import io.neurocards.payments.codes.CodeText;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.gifts.GiftBatch;
import io.neurocards.payments.gifts.MadeGift;
import io.neurocards.shared.Money;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.MadeOnce;
import io.neurocards.web.desk.MakingAct;
import io.neurocards.web.desk.PlainAct;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Codes that are made at the desk: those that take something off, and gifts. */
@Configuration(proxyBeanMethods = false)
class CodeMaking {

    private static final String PROMO = "/desk/promo-codes";
    private static final String GIFTS = "/desk/gift-codes";
    private static final String VALUE = "value";
    private static final String LAST_DAY = "last_day";
    private static final String NOTE = "note";
    private static final List<String> BENEFITS = List.of("percent", "amount", "credits");

    @Bean
    DeskAct deskPromoNew(PromoDesk promos, Plans plans, Clock clock) {
        return new PlainAct(
                PROMO + "/new",
                "new-promo",
                (_, _) -> ActOffer.of(PROMO)
                        .with(
                                ActField.needed("promo_code"),
                                ActField.choice("benefit", BENEFITS.getFirst(), BENEFITS),
                                ActField.needed(VALUE),
                                ActField.count("most_uses"),
                                Typed.number("most_each", 1),
                                ActField.day("first_day"),
                                ActField.day(LAST_DAY),
                                ActField.many(
                                        "plans",
                                        plans.forSale().stream().map(Plan::id).toList()),
                                ActField.text(NOTE)),
                word -> promos.add(promo(word, clock), word.said()));
    }

    private static PromoCode promo(ActWord word, Clock clock) {
        return new PromoCode(
                word.operation().value(),
                CodeText.of(word.field("promo_code")),
                benefit(word),
                new PromoCode.Limits(
                        Typed.count(word, "most_uses"),
                        Math.toIntExact(word.number("most_each")),
                        Typed.day(word, "first_day", 0),
                        Typed.day(word, LAST_DAY, 1),
                        Map.of(),
                        Typed.words(word, "plans")),
                true,
                word.field(NOTE),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Benefit benefit(ActWord word) {
        return switch (word.field("benefit")) {
            case "percent" -> new Benefit.Percent(Math.toIntExact(word.number(VALUE)));
            case "credits" -> new Benefit.Bonus(word.number(VALUE));
            case "amount" ->
                new Benefit.Amount(Typed.prices(VALUE, word.field(VALUE)).stream()
                        .collect(Collectors.toMap(Money::currency, Money::minor, (first, _) -> first)));
            default -> throw Typed.wrong("benefit");
        };
    }

    @Bean
    DeskAct deskGiftsNew(GiftDesk gifts) {
        return new MakingAct(
                GIFTS + "/new",
                "new-gifts",
                (_, _) -> ActOffer.of(GIFTS)
                        .with(
                                Typed.number("count", 1),
                                ActField.number("credits"),
                                ActField.day(LAST_DAY),
                                ActField.text(NOTE)),
                word -> {
                    var end = Typed.day(word, LAST_DAY, 1);
                    if (end == null) {
                        throw Typed.wrong(LAST_DAY);
                    }
                    var wish = new GiftBatch.Wish(
                            Math.toIntExact(word.number("count")), word.number("credits"), end, word.field(NOTE));
                    var made = gifts.make(word.operation(), wish, word.said());
                    return new MadeOnce(
                            Objects.toString(made.size()),
                            made.stream().map(MadeGift::code).toList());
                });
    }
}
