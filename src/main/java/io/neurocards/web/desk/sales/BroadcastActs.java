package io.neurocards.web.desk.sales;

import io.neurocards.operations.Operator;
import io.neurocards.operations.house.Newsroom;
import io.neurocards.operations.house.Newsroom.Readers;
import io.neurocards.shared.OperationId;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.PlainAct;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages to many: written, looked at with who would get them, sent, and stopped. */
@Configuration(proxyBeanMethods = false)
class BroadcastActs {

    private static final String PAGE = "/desk/broadcasts";
    private static final String RU = "text_ru";
    private static final String EN = "text_en";
    private static final String DAYS = "active_days";
    private static final String CREDITS = "having_credits";
    private static final String ANY = "any_credits";
    private static final List<String> CREDITS_WORDS = List.of(ANY, "no_credits", "some_credits", "many_credits");
    private static final long MANY = 10;

    /** Changes how one stands. */
    private interface Move {
        void move(Newsroom newsroom, Operator.Word word, UUID id);
    }

    /** Without a bot there are no readers. */
    private static Newsroom bot(ObjectProvider<Newsroom> newsroom) {
        return Optional.ofNullable(newsroom.getIfAvailable()).orElseThrow(Typed::notFound);
    }

    private static Newsroom.Message find(ObjectProvider<Newsroom> newsroom, String subject, String... states) {
        return bot(newsroom)
                .find(Typed.id(subject))
                .filter(message -> List.of(states).contains(message.state()))
                .orElseThrow(Typed::notFound);
    }

    @Bean
    DeskAct deskBroadcastNew(ObjectProvider<Newsroom> newsroom) {
        return new PlainAct(
                PAGE + "/new",
                "new-broadcast",
                (_, _) -> {
                    var _ = bot(newsroom);
                    return ActOffer.of(PAGE)
                            .with(
                                    ActField.lines(RU),
                                    ActField.lines(EN),
                                    ActField.tick("everybody"),
                                    ActField.count(DAYS),
                                    ActField.choice(CREDITS, ANY, CREDITS_WORDS));
                },
                word -> compose(bot(newsroom), word));
    }

    /** A text goes to who reads its language; one that is alone may go to all. */
    private static void compose(Newsroom newsroom, ActWord word) {
        var ru = word.field(RU);
        var en = word.field(EN);
        if (ru.isEmpty() && en.isEmpty()) {
            throw Typed.wrong(RU);
        }
        var toAll = !word.field("everybody").isEmpty();
        if (toAll && !ru.isEmpty() && !en.isEmpty()) {
            throw Typed.wrong("everybody");
        }
        if (!ru.isEmpty()) {
            newsroom.compose(word.operation(), word.said(), ru, readers(word, toAll ? null : "ru"));
        }
        if (!en.isEmpty()) {
            newsroom.compose(
                    OperationId.named("broadcast\n" + word.operation() + "\nen"),
                    word.said(),
                    en,
                    readers(word, toAll ? null : "en"));
        }
    }

    private static Readers readers(ActWord word, @Nullable String language) {
        var days = Typed.count(word, DAYS);
        if (days != null && days == 0) {
            throw Typed.wrong(DAYS);
        }
        return switch (word.field(CREDITS)) {
            case ANY -> new Readers(language, days, null, null);
            case "no_credits" -> new Readers(language, days, null, 0L);
            case "some_credits" -> new Readers(language, days, 1L, null);
            case "many_credits" -> new Readers(language, days, MANY, null);
            default -> throw Typed.wrong(CREDITS);
        };
    }

    @Bean
    DeskAct deskBroadcastStart(ObjectProvider<Newsroom> newsroom) {
        return new PlainAct(
                PAGE + "/{subject}/start",
                "start-broadcast",
                (subject, words) -> {
                    var message = find(newsroom, subject, "draft");
                    return ActOffer.of(PAGE, words.number(message.readers()), message.text());
                },
                word -> bot(newsroom).start(word.said(), word.id()));
    }

    @Bean
    DeskAct deskBroadcastPause(ObjectProvider<Newsroom> newsroom) {
        return move(newsroom, "pause", Newsroom::pause, "sending");
    }

    @Bean
    DeskAct deskBroadcastResume(ObjectProvider<Newsroom> newsroom) {
        return move(newsroom, "resume", Newsroom::resume, "paused");
    }

    @Bean
    DeskAct deskBroadcastStop(ObjectProvider<Newsroom> newsroom) {
        return move(newsroom, "stop", Newsroom::cancel, "draft", "sending", "paused");
    }

    private static DeskAct move(ObjectProvider<Newsroom> newsroom, String verb, Move move, String... from) {
        return new PlainAct(
                PAGE + "/{subject}/" + verb,
                verb + "-broadcast",
                (subject, _) -> ActOffer.of(PAGE, find(newsroom, subject, from).text()),
                word -> move.move(bot(newsroom), word.said(), word.id()));
    }
}
