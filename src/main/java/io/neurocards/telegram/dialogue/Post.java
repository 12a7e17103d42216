package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands answers to the queue. Nobody waits for what becomes of them; a refusal is written to the log. */
@Component
@ConditionalOnBot
class Post {

    private static final Logger log = LoggerFactory.getLogger(Post.class);
    private static final String TOO_LATE = "query is too old";

    private final Outgoing outgoing;

    Post(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    <T extends BaseRequest<T, R>, R extends BaseResponse> void send(long chat, BaseRequest<T, R> request) {
        send(chat, request, _ -> {});
    }

    /** Sends, and hands the response on when Telegram has done what was asked. */
    <T extends BaseRequest<T, R>, R extends BaseResponse> void send(
            long chat, BaseRequest<T, R> request, Consumer<R> done) {
        var _ = outgoing.send(chat, Urgency.REPLY, request).thenAccept(answer -> {
            switch (answer) {
                case Answer.Accepted<R>(var response) -> done.accept(response);
                case Answer.Refused<R>(var code, var description) -> refused(chat, request, code, description);
                case Answer.Blocked<R> _ -> {}
                case Answer.Uncertain<R> _ -> {}
            }
        });
    }

    /** A press that is answered late is nobody's fault. */
    private static void refused(long chat, BaseRequest<?, ?> request, int code, String description) {
        if (!description.contains(TOO_LATE)) {
            log.warn(
                    "Telegram refused an answer: chat={}, method={}, code={}, reason={}; the customer does not see it",
                    chat,
                    request.getMethod(),
                    code,
                    description);
        }
    }
}
