package io.neurocards.web.desk.sales;

import io.neurocards.partners.Partner;
import io.neurocards.partners.desk.KeyDesk;
import io.neurocards.partners.desk.PartnerDesk;
import io.neurocards.shared.Money;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with partners and their keys. */
@Configuration(proxyBeanMethods = false)
class PartnerActs {

    private static final String PAGE = "/desk/partners";
    private static final List<String> STATES =
            Arrays.stream(Partner.State.values()).map(Partner.State::word).toList();

    @Bean
    DeskAct deskPartnerCredits(PartnerDesk partners) {
        return new PlainAct(
                PAGE + "/{subject}/credits",
                "partner-credits",
                (subject, _) -> ActOffer.of(
                                PAGE, partners.find(Typed.id(subject)).terms().name())
                        .with(ActField.number("credits"), ActField.text("paid"), Typed.text("currency", "RUB")),
                word -> partners.add(
                        word.by(), word.operation(), word.id(), word.number("credits"), paid(word), word.reason()));
    }

    private static @Nullable Money paid(ActWord word) {
        return word.field("paid").isEmpty() ? null : Typed.money("paid", word.field("paid"), word.field("currency"));
    }

    @Bean
    DeskAct deskPartnerState(PartnerDesk partners) {
        return new PlainAct(
                PAGE + "/{subject}/state",
                "partner-state",
                (subject, _) -> {
                    var terms = partners.find(Typed.id(subject)).terms();
                    return ActOffer.of(PAGE, terms.name())
                            .with(ActField.choice(
                                    "state",
                                    STATES.stream()
                                            .filter(state ->
                                                    !state.equals(terms.state().word()))
                                            .findFirst()
                                            .orElseThrow(),
                                    STATES));
                },
                word -> {
                    var terms = partners.find(word.id()).terms();
                    var state = Arrays.stream(Partner.State.values())
                            .filter(one -> one.word().equals(word.field("state")))
                            .findFirst()
                            .orElseThrow(() -> Typed.wrong("state"));
                    partners.change(
                            word.said(),
                            word.id(),
                            new Partner.Terms(
                                    terms.name(),
                                    terms.contactEmail(),
                                    state,
                                    terms.spendCap(),
                                    terms.concurrencyCap()));
                });
    }

    @Bean
    DeskAct deskPartnerKeyRevoke(PartnerDesk partners, KeyDesk keys) {
        return new PlainAct(
                "/desk/partner-keys/{subject}/revoke",
                "revoke-key",
                (subject, _) -> ActOffer.of(
                        "/desk/partner-keys",
                        partners.find(Typed.id(Typed.pair(subject)[0])).terms().name(),
                        Typed.id(Typed.pair(subject)[1])),
                word -> keys.revoke(
                        word.said(), Typed.id(Typed.pair(word.subject())[0]), Typed.id(Typed.pair(word.subject())[1])));
    }
}
