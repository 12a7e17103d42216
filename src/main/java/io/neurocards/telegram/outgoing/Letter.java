package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A request on its way to a chat, and the one who waits for its answer. */
record Letter<T extends BaseRequest<T, R>, R extends BaseResponse>(
        long chatId,
        Outgoing.Urgency urgency,
        BaseRequest<T, R> request,
        Tally tally,
        CompletableFuture<Answer<R>> future) {

    /** What may be done twice: it ends in the same state. Everything else might show up twice in the chat. */
    private static final List<String> REPEATABLE =
            List.of("edit", "delete", "answer", "set", "get", "sendchataction", "pin", "unpin");

    private static final List<String> WITHOUT_A_MESSAGE = List.of("delete", "sendchataction", "set", "get");

    boolean isRepeatable() {
        return method().startsWith("sendchataction") || REPEATABLE.stream().anyMatch(method()::startsWith);
    }

    /** Returns whether this answers a query that waits for seconds only, and is no message at all. */
    boolean isQueryAnswer() {
        return request instanceof AnswerCallbackQuery || request instanceof AnswerPreCheckoutQuery;
    }

    /** Returns how many messages this counts as. An edit counts as one, an album as its pictures. */
    int messages() {
        if (WITHOUT_A_MESSAGE.stream().anyMatch(method()::startsWith)) {
            return 0;
        }
        return request.getParameters().get("media") instanceof Object[] album ? Math.max(1, album.length) : 1;
    }

    String method() {
        return request.getMethod().toLowerCase(Locale.ROOT);
    }

    void complete(Answer<R> answer) {
        tally.count(answer);
        future.complete(answer);
    }

    void uncertain(String reason) {
        complete(new Answer.Uncertain<>(reason));
    }
}
