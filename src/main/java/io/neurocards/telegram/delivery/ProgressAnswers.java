package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.telegram.delivery.ProgressRows.Open;
import io.neurocards.telegram.delivery.ProgressText.Screen;
import io.neurocards.telegram.outgoing.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what Telegram answered to a progress message. An answer that is not written down is asked for again. */
record ProgressAnswers(ProgressRows rows, Clock clock) {

    private static final Logger log = LoggerFactory.getLogger(ProgressAnswers.class);

    /** A customer who deletes the message is shown it once more; who deletes that one too wants none. */
    private static final int MOST_LOST = 1;

    private static final Duration ANOTHER_MOMENT = Duration.ofMinutes(2);

    <R> void note(Open open, CompletableFuture<Answer<R>> answer, Consumer<Answer<R>> writing) {
        var _ = answer.thenAccept(writing).exceptionally(failure -> {
            log.error("Answer to a progress message not kept: order={}; shown again", open.orderId(), failure);
            return null;
        });
    }

    void sent(Open open, Screen screen, Answer<SendResponse> answer) {
        switch (answer) {
            case Answer.Accepted<SendResponse>(var response) ->
                rows.shown(
                        open.orderId(),
                        response.message().messageId(),
                        screen.digest(),
                        screen.last(),
                        clock.instant());
            case Answer.Refused<SendResponse>(var code, var description) -> {
                log.warn(
                        "Progress message refused: order={}, code={}, description={}",
                        open.orderId(),
                        code,
                        description);
                if (Refusal.of(code, description) == Refusal.REQUEST) {
                    rows.close(open.orderId(), clock.instant());
                } else {
                    rows.waitUntil(open.orderId(), clock.instant().plus(ANOTHER_MOMENT));
                }
            }
            case Answer.Blocked<SendResponse>() ->
                rows.waitUntil(open.orderId(), clock.instant().plus(ANOTHER_MOMENT));
            case Answer.Uncertain<SendResponse>(var reason) ->
                log.info("Progress message without an answer: order={}, reason={}; sent again", open.orderId(), reason);
        }
    }

    void edited(Open open, int message, Screen screen, Answer<? extends BaseResponse> answer) {
        var order = open.orderId();
        switch (answer) {
            case Answer.Accepted<?> _ -> rows.shown(order, message, screen.digest(), screen.last(), clock.instant());
            case Answer.Refused<?>(var code, var description) -> {
                if (Refusal.of(code, description) != Refusal.REQUEST) {
                    rows.waitUntil(order, clock.instant().plus(ANOTHER_MOMENT));
                } else if (isGone(description) && open.lostMessages() < MOST_LOST) {
                    rows.lost(order, clock.instant());
                } else if (isGone(description)) {
                    rows.close(order, clock.instant());
                } else {
                    log.warn("Edit refused: order={}, code={}, description={}", order, code, description);
                    rows.shown(order, message, screen.digest(), screen.last(), clock.instant());
                }
            }
            case Answer.Blocked<?>() -> rows.waitUntil(order, clock.instant().plus(ANOTHER_MOMENT));
            case Answer.Uncertain<?> _ -> log.debug("Edit without an answer: order={}; edited again", order);
        }
    }

    private static boolean isGone(String description) {
        var said = description.toLowerCase(Locale.ROOT);
        return said.contains("message to edit not found")
                || said.contains("can't be edited")
                || said.contains("message_id_invalid");
    }
}
