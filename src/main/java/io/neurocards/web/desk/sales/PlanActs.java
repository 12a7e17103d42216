package io.neurocards.web.desk.sales;

import io.neurocards.operations.plans.PlanDesk;
import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with packages of credits. */
@Configuration(proxyBeanMethods = false)
class PlanActs {

    private static final String PAGE = "/desk/plans";
    static final List<String> SALE = List.of("on_sale", "off_sale");

    private static final String CODE = "code";
    private static final String CREDITS = "credits";
    private static final String ROUBLES = "roubles";
    private static final String STARS = "stars";
    private static final String POSITION = "position";

    private static ActOffer offer(Plans.Own own) {
        return ActOffer.of(PAGE, own.plan().id());
    }

    private static ActField[] fields(Plans.Own own, ActField... before) {
        var plan = own.plan();
        var price = new Money("RUB", plan.priceKopecks()).units().toPlainString();
        return Stream.concat(
                        Arrays.stream(before),
                        Stream.of(
                                Typed.number(CREDITS, plan.credits().amount()),
                                Typed.text(ROUBLES, price),
                                Typed.number(STARS, plan.stars()),
                                Typed.number(POSITION, own.position())))
                .toArray(ActField[]::new);
    }

    private static Plans.Own wanted(ActWord word, String code, boolean onSale) {
        return new Plans.Own(
                new Plan(
                        code,
                        Credits.of(word.number(CREDITS)),
                        Typed.money(ROUBLES, word.field(ROUBLES), "RUB").minor(),
                        Math.toIntExact(word.number(STARS))),
                Math.toIntExact(word.number(POSITION)),
                onSale);
    }

    @Bean
    DeskAct deskPlanChange(PlanDesk plans) {
        return new PlainAct(
                PAGE + "/{subject}/change",
                "change-plan",
                (subject, _) -> offer(plans.find(subject)).with(fields(plans.find(subject))),
                word -> plans.change(
                        wanted(word, word.subject(), plans.find(word.subject()).onSale()), word.said()));
    }

    @Bean
    DeskAct deskPlanSale(PlanDesk plans) {
        return new PlainAct(
                PAGE + "/{subject}/sale",
                "sell-plan",
                (subject, words) -> {
                    var onSale = plans.find(subject).onSale();
                    return ActOffer.of(PAGE, subject, words.word(onSale ? "off_sale" : "on_sale"))
                            .with(ActField.choice("sale", onSale ? "off_sale" : "on_sale", SALE));
                },
                word -> {
                    var own = plans.find(word.subject());
                    plans.change(new Plans.Own(own.plan(), own.position(), onSale(word)), word.said());
                });
    }

    /** Returns what was chosen, so that a form that is sent twice says the same twice. */
    static boolean onSale(ActWord word) {
        if (!SALE.contains(word.field("sale"))) {
            throw Typed.wrong("sale");
        }
        return word.field("sale").equals("on_sale");
    }

    @Bean
    DeskAct deskPlanCopy(PlanDesk plans) {
        return new PlainAct(
                PAGE + "/{subject}/copy",
                "copy-plan",
                (subject, _) -> offer(plans.find(subject)).with(fields(plans.find(subject), Typed.text(CODE, ""))),
                word -> plans.add(wanted(word, word.field(CODE), true), word.said()));
    }
}
