package io.neurocards.telegram.broadcast;

import com.google.gson.Gson;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A Telegram in the test's hand: keeps what was sent, and answers as it is told to. */
public final class ScriptedOutgoing implements Outgoing {

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, Answer<BaseResponse>> answers = new HashMap<>();
    private Predicate<Sent> stops = _ -> false;

    /** One request as it was handed over. */
    public record Sent(long chat, Urgency urgency, BaseRequest<?, ?> request) {

        public String method() {
            return request.getMethod();
        }

        /** Returns the text or the caption. */
        public String text() {
            var parameters = request.getParameters();
            return String.valueOf(parameters.getOrDefault("text", parameters.get("caption")));
        }
    }

    /** A process that dies while it sends. */
    public static final class Killed extends Error {}

    @Override
    @SuppressWarnings("unchecked")
    public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
            long chatId, Urgency urgency, BaseRequest<T, R> request) {
        var one = new Sent(chatId, urgency, request);
        if (stops.test(one)) {
            throw new Killed();
        }
        sent.add(one);
        var scripted = answers.get(chatId);
        return CompletableFuture.completedFuture(
                scripted == null ? accepted(request) : (Answer<R>) (Answer<?>) scripted);
    }

    private static <T extends BaseRequest<T, R>, R extends BaseResponse> Answer<R> accepted(BaseRequest<T, R> request) {
        return new Answer.Accepted<>(new Gson().fromJson("{\"ok\":true}", request.getResponseType()));
    }

    public void answer(long chat, Answer<BaseResponse> answer) {
        answers.put(chat, answer);
    }

    /** Lets the process die when it hands over such a request. */
    public void dieAt(Predicate<Sent> when) {
        stops = when;
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Returns how often something was sent to {@code chat} that is not an answer to a button. */
    public long messagesTo(long chat) {
        return sent().stream()
                .filter(one -> one.chat() == chat && one.method().startsWith("send"))
                .count();
    }

    public Sent last() {
        return sent().stream()
                .filter(one -> !one.method().startsWith("answer"))
                .toList()
                .getLast();
    }

    public void clear() {
        sent.clear();
    }
}
