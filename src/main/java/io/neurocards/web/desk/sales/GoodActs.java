package io.neurocards.web.desk.sales;

import io.neurocards.loyalty.EndRule;
import io.neurocards.operations.codes.PromoDesk;
import io.neurocards.orders.catalogue.Catalogue;
import io.neurocards.orders.catalogue.ChangeGood;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.orders.catalogue.NewGood;
import io.neurocards.orders.catalogue.OwnGood;
import io.neurocards.orders.catalogue.SwitchSale;
import io.neurocards.payments.codes.PromoCodes;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with the operator's own goods, with codes and with rules of loyalty. */
@Configuration(proxyBeanMethods = false)
class GoodActs {

    private static final String GOODS = "/desk/goods";
    private static final List<String> STATES = List.of("active", "off");

    private static OwnGood find(Catalogue catalogue, String sku) {
        return catalogue.own(sku).orElseThrow(Typed::notFound);
    }

    @Bean
    DeskAct deskGoodChange(Catalogue catalogue, ChangeGood change) {
        return new PlainAct(
                GOODS + "/{subject}/change",
                "change-good",
                (subject, _) -> {
                    var own = find(catalogue, subject);
                    return ActOffer.of(GOODS, subject)
                            .with(
                                    Typed.text("title_ru", own.good().title().ru()),
                                    Typed.text("title_en", own.good().title().en()),
                                    Typed.text("prices", Typed.prices(own.good().prices())),
                                    ActField.count("position").holding(Integer.toString(own.position())));
                },
                word -> {
                    var own = find(catalogue, word.subject());
                    var position = Typed.count(word, "position");
                    change.change(
                            new NewGood(
                                    word.subject(),
                                    own.good().kind(),
                                    new Good.Title(word.field("title_ru"), word.field("title_en")),
                                    Typed.prices("prices", word.field("prices")),
                                    position == null ? own.position() : position),
                            word.said());
                });
    }

    @Bean
    DeskAct deskGoodSale(Catalogue catalogue, SwitchSale sale) {
        return new PlainAct(
                GOODS + "/{subject}/sale",
                "sell-good",
                (subject, _) -> {
                    var onSale = find(catalogue, subject).good().onSale();
                    return ActOffer.of(GOODS, subject)
                            .with(ActField.choice("sale", onSale ? "off_sale" : "on_sale", PlanActs.SALE));
                },
                word -> sale.set(word.subject(), PlanActs.onSale(word), word.said()));
    }

    @Bean
    DeskAct deskPromoSwitch(PromoCodes codes, PromoDesk promos) {
        return new PlainAct(
                "/desk/promo-codes/{subject}/switch",
                "switch-promo",
                (subject, _) -> {
                    var code = codes.get(subject).code();
                    return ActOffer.of("/desk/promo-codes", code.code())
                            .with(ActField.choice("state", code.active() ? "off" : "active", STATES));
                },
                word -> {
                    if (!STATES.contains(word.field("state"))) {
                        throw Typed.wrong("state");
                    }
                    promos.change(
                            word.subject(),
                            new PromoCodes.Change(word.field("state").equals("active"), null, null),
                            word.said());
                });
    }

    @Bean
    DeskAct deskRuleEnd(EndRule end) {
        return new PlainAct(
                "/desk/loyalty-rules/{subject}/end",
                "end-rule",
                (subject, _) -> ActOffer.of("/desk/loyalty-rules", Typed.id(subject)),
                word -> end.end(word.id(), word.said()));
    }
}
