package io.neurocards.web.desk.pages;

import io.neurocards.operations.CreditsAfter;
import io.neurocards.operations.CustomerSearch;
import io.neurocards.operations.CustomerSearch.Customer;
import io.neurocards.operations.GrantCredits;
import io.neurocards.operations.TakeCredits;
import io.neurocards.operations.house.BanCustomer;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.PlainAct;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with a customer. */
@Configuration(proxyBeanMethods = false)
class CustomerActs {

    private static final String PATH = "/desk/customers/{subject}/";
    private static final String CREDITS = "credits";

    private static ActOffer offer(CustomerSearch search, String subject, DeskWords words) {
        var customer = search.find(new PersonId(ActWord.idOf(subject)))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return ActOffer.of(
                "/desk/customers/" + subject,
                name(customer),
                words.number(customer.available()),
                words.number(customer.held()));
    }

    static String name(Customer customer) {
        if (customer.username() != null) {
            return "@" + customer.username();
        }
        if (customer.email() != null) {
            return customer.email();
        }
        return customer.firstName() == null ? customer.id().toString() : customer.firstName();
    }

    private static CreditsAfter.Order order(ActWord word) {
        return new CreditsAfter.Order(
                word.operation(), word.by(), new PersonId(word.id()), Credits.of(word.number(CREDITS)), word.reason());
    }

    @Bean
    DeskAct deskGrant(CustomerSearch search, GrantCredits grant) {
        return new PlainAct(
                PATH + "grant",
                "grant",
                (subject, words) -> offer(search, subject, words).with(ActField.number(CREDITS)),
                word -> grant.grant(order(word)));
    }

    @Bean
    DeskAct deskTake(CustomerSearch search, TakeCredits take) {
        return new PlainAct(
                PATH + "take",
                "take",
                (subject, words) -> offer(search, subject, words).with(ActField.number(CREDITS)),
                word -> take.take(order(word)));
    }

    @Bean
    DeskAct deskBan(CustomerSearch search, BanCustomer ban) {
        return new PlainAct(
                PATH + "ban",
                "ban",
                (subject, words) -> offer(search, subject, words),
                word -> ban.ban(new HouseWord(word.operation(), word.by(), word.reason()), new PersonId(word.id())));
    }

    @Bean
    DeskAct deskUnban(CustomerSearch search, BanCustomer ban) {
        return new PlainAct(
                PATH + "unban",
                "unban",
                (subject, words) -> offer(search, subject, words),
                word -> ban.lift(new HouseWord(word.operation(), word.by(), word.reason()), new PersonId(word.id())));
    }
}
