package io.neurocards.web.desk.pages;

import io.neurocards.operations.house.UpdatesAside;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of what the bot set aside. */
@Configuration(proxyBeanMethods = false)
class AsideActs {

    private static final String PATH = "/desk/aside/{subject}/";

    private static ActOffer offer(String subject) {
        return ActOffer.of("/desk/aside", ActWord.idOf(subject));
    }

    /** Without a bot nothing is set aside. */
    private static UpdatesAside bot(ObjectProvider<UpdatesAside> updates) {
        return Optional.ofNullable(updates.getIfAvailable())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Bean
    DeskAct deskRequeue(ObjectProvider<UpdatesAside> updates) {
        return new PlainAct(
                PATH + "requeue",
                "requeue",
                (subject, _) -> offer(subject),
                word -> bot(updates).putBack(word.house(), word.id()));
    }

    @Bean
    DeskAct deskDiscard(ObjectProvider<UpdatesAside> updates) {
        return new PlainAct(
                PATH + "discard",
                "discard",
                (subject, _) -> offer(subject),
                word -> bot(updates).drop(word.house(), word.id()));
    }
}
