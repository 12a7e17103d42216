package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import io.neurocards.shared.ProblemCode;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.client.MaskedChat;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Hands what is said over to the queue. Every press is answered exactly once, so that no button keeps waiting. */
@Component
@ConditionalOnBot
class Voice {

    private static final Logger log = LoggerFactory.getLogger(Voice.class);
    private static final int LONGEST_TOAST = 200;

    private final Post post;
    private final Greeting greeting;
    private final GeneralScreens screens;

    Voice(Post post, Greeting greeting, GeneralScreens screens) {
        this.post = post;
        this.greeting = greeting;
        this.screens = screens;
    }

    void say(long chat, String html) {
        post.send(chat, Screen.of(html).to(chat));
    }

    void answer(long chat, Input input, List<Reply> replies) {
        if (input instanceof Input.Pressed pressed) {
            post.send(chat, toast(pressed.query(), replies));
        }
        for (var reply : replies) {
            switch (reply) {
                case Reply.Toast _ -> {}
                case Reply.Say(var screen) -> post.send(chat, screen.to(chat));
                case Reply.Bill(var invoice) -> post.send(chat, invoice);
                case Reply.Spent(var instead) -> spend(chat, input, instead);
                case Reply.Greet(var screen) -> greeting.greet(chat, screen);
            }
        }
    }

    private void spend(long chat, Input input, List<List<Button>> instead) {
        var where = input instanceof Input.Pressed pressed ? pressed.where() : null;
        if (where != null && where.isText()) {
            post.send(chat, new EditMessageReplyMarkup(chat, where.message()).replyMarkup(Screen.keyboard(instead)));
        }
    }

    /** Says one sentence, over the chat when it answers a press. */
    void complain(long chat, Words words, Input input, String key) {
        if (input instanceof Input.Pressed) {
            answer(chat, input, List.of(new Reply.Toast(words.label(key))));
        } else {
            say(chat, words.text(key));
        }
    }

    void tellOfFailure(long chat, Words words, Input input, Exception failure) {
        var passes = failure instanceof IOException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof TransactionException;
        if (passes) {
            log.warn(
                    "Could not answer now: chat={}, reason={}; the customer was told to try again",
                    new MaskedChat(chat),
                    failure.toString());
        } else {
            log.error(
                    "Could not answer: chat={}; the customer was told that nothing was charged",
                    new MaskedChat(chat),
                    failure);
        }
        var sentence = sentence(words, passes);
        answer(chat, input, List.of(new Reply.Say(Screen.of(sentence))));
    }

    private String sentence(Words words, boolean passes) {
        return passes
                ? words.problem(ProblemCode.SERVICE_UNAVAILABLE, Map.of())
                : words.problem(ProblemCode.INTERNAL_ERROR, Map.of()) + "\n\n" + screens.withSupport(words);
    }

    private static AnswerCallbackQuery toast(String query, List<Reply> replies) {
        var answer = new AnswerCallbackQuery(query);
        for (var reply : replies) {
            if (reply instanceof Reply.Toast(var text)) {
                return answer.text(Html.cut(text, LONGEST_TOAST));
            }
        }
        return answer;
    }
}
