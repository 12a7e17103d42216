package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.utility.BotUtils;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Keeps what was sent as Telegram would, and answers like it: ids count up, an edit of a deleted message is refused, a file
 * that was sent once has an id. The test chooses what goes wrong.
 */
final class RecordingTelegram implements Outgoing {

    /** What becomes of one request instead of the usual. */
    enum Fault {
        /** Carried out, and the answer lost. */
        LOST_ANSWER,
        /** Not carried out, and no answer. */
        NO_ANSWER,
        /** Carried out, and the process dies before it sees the answer. */
        DEATH
    }

    /** One message as the customer sees it. */
    static final class Sent {
        final int id;
        final String method;
        final Map<String, Object> facts;
        final List<Instant> edits = new ArrayList<>();
        String text;
        InlineKeyboardMarkup keyboard;
        boolean deleted;

        Sent(int id, String method, Map<String, Object> facts) {
            this.id = id;
            this.method = method;
            this.facts = facts;
            show(facts);
        }

        private void show(Map<String, Object> shown) {
            text = (String) shown.getOrDefault("text", shown.get("caption"));
            keyboard = (InlineKeyboardMarkup) shown.get("reply_markup");
        }

        List<String> callbacks() {
            return buttons().map(InlineKeyboardButton::callbackData).toList();
        }

        private Stream<InlineKeyboardButton> buttons() {
            return keyboard == null
                    ? Stream.empty()
                    : Arrays.stream(keyboard.inlineKeyboard()).flatMap(Arrays::stream);
        }
    }

    private final Clock clock;
    private final Map<Long, List<Sent>> chats = new HashMap<>();
    private final Set<Long> blocked = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Deque<Fault> videoFaults = new ArrayDeque<>();
    private final Map<String, String> refusals = new HashMap<>();
    private int lastId;

    RecordingTelegram(Clock clock) {
        this.clock = clock;
    }

    @Override
    public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
            long chatId, Urgency urgency, BaseRequest<T, R> request) {
        return CompletableFuture.completedFuture(answer(chatId, request));
    }

    private <R extends BaseResponse> Answer<R> answer(long chat, BaseRequest<?, R> request) {
        if (blocked.contains(chat)) {
            return new Answer.Blocked<>();
        }
        var fault = isUpload(request) ? videoFaults.poll() : faults.poll();
        if (fault == Fault.NO_ANSWER) {
            return new Answer.Uncertain<>("no connection");
        }
        var answer = carryOut(chat, request);
        if (fault == Fault.DEATH) {
            throw new IllegalStateException("the process died");
        }
        return fault == Fault.LOST_ANSWER ? new Answer.Uncertain<>("connection broke") : answer;
    }

    private static boolean isUpload(BaseRequest<?, ?> request) {
        return request.getMethod().equals("sendVideo") || request.getMethod().equals("sendDocument");
    }

    private <R extends BaseResponse> Answer<R> carryOut(long chat, BaseRequest<?, R> request) {
        var facts = new HashMap<>(request.getParameters());
        var refusal = refusals.get(request.getMethod());
        if (refusal != null) {
            var code = refusal.startsWith("Too Many Requests") ? 429 : 400;
            return new Answer.Refused<>(code, refusal);
        }
        if (request.getMethod().equals("editMessageText")) {
            return edit(chat, facts, request);
        }
        var video = facts.get("video") == null ? facts.get("document") : facts.get("video");
        if (video instanceof String id && !files.contains(id)) {
            return new Answer.Refused<>(400, "Bad Request: wrong file identifier/HTTP URL specified");
        }
        var message = new Sent(++lastId, request.getMethod(), facts);
        chat(chat).add(message);
        return accepted(request, json(message, video));
    }

    private String json(Sent message, Object video) {
        if (video == null) {
            return "{\"message_id\":%d}".formatted(message.id);
        }
        var id = video instanceof String kept ? kept : "file-" + message.id;
        message.facts.put("bytes", video instanceof File file ? file.length() : 0L);
        files.add(id);
        return "{\"message_id\":%d,\"%s\":{\"file_id\":\"%s\"}}"
                .formatted(message.id, message.method.equals("sendVideo") ? "video" : "document", id);
    }

    private <R extends BaseResponse> Answer<R> edit(long chat, Map<String, Object> facts, BaseRequest<?, R> request) {
        var id = (Integer) facts.get("message_id");
        var message = chat(chat).stream()
                .filter(sent -> sent.id == id && !sent.deleted)
                .findFirst();
        if (message.isEmpty()) {
            return new Answer.Refused<>(400, "Bad Request: message to edit not found");
        }
        message.get().show(facts);
        message.get().edits.add(clock.instant());
        return accepted(request, "{\"message_id\":%d}".formatted(id));
    }

    private static <R extends BaseResponse> Answer<R> accepted(BaseRequest<?, R> request, String message) {
        return new Answer.Accepted<>(
                BotUtils.fromJson("{\"ok\":true,\"result\":" + message + "}", request.getResponseType()));
    }

    List<Sent> chat(long chat) {
        return chats.computeIfAbsent(chat, _ -> new ArrayList<>());
    }

    List<Sent> sent(long chat, String method) {
        return chat(chat).stream()
                .filter(message -> message.method.equals(method))
                .toList();
    }

    void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    void failVideos(Fault... next) {
        videoFaults.addAll(List.of(next));
    }

    void forgetFaults() {
        faults.clear();
        videoFaults.clear();
    }

    void refuse(String method, String description) {
        refusals.put(method, description);
    }

    void refuseNothing() {
        refusals.clear();
    }

    void block(long chat, boolean block) {
        if (block) {
            blocked.add(chat);
        } else {
            blocked.remove(chat);
        }
    }

    /** Forgets every file, as for a bot with another token. */
    void forgetFiles() {
        files.clear();
    }
}
