package io.neurocards.telegram.outgoing;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.providers.proxies.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Carries one request to Telegram, once, and understands the answer. */
record Courier(TelegramBot bot, BlockedChats blocked) {

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final Duration UNNAMED_PAUSE = Duration.ofSeconds(5);
    private static final List<String> GONE =
            List.of("blocked by the user", "user is deactivated", "can't initiate conversation");

    <T extends BaseRequest<T, R>, R extends BaseResponse> Delivery<R> deliver(Letter<T, R> letter) {
        if (letter.urgency() != Outgoing.Urgency.REPLY && blocked.isBlocked(letter.chatId())) {
            return new Delivery.Ended<>(new Answer.Blocked<>());
        }
        try {
            var response = bot.execute(letter.request());
            return response == null ? lost(letter, "The answer was empty") : understood(letter, response);
        } catch (JsonParseException e) {
            return lost(letter, "The answer is not Telegram's: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof IOException cause)) {
                throw e;
            }
            var reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
            return cause instanceof NotSentException
                    ? new Delivery.WorthAnotherTry<>("not sent: " + reason)
                    : lost(letter, reason);
        }
    }

    private <R extends BaseResponse> Delivery<R> understood(Letter<?, R> letter, R response) {
        if (response.isOk()) {
            return new Delivery.Ended<>(new Answer.Accepted<>(response));
        }
        var code = response.errorCode();
        var description = String.valueOf(response.description());
        var lower = description.toLowerCase(Locale.ROOT);
        if (code == TOO_MANY) {
            return new Delivery.ToldToWait<>(pause(response));
        }
        if (code >= 500) {
            return lost(letter, description);
        }
        if (code == FORBIDDEN && GONE.stream().anyMatch(lower::contains)) {
            blocked.remember(letter.chatId());
            return new Delivery.Ended<>(new Answer.Blocked<>());
        }
        return new Delivery.Ended<>(
                lower.contains("message is not modified")
                        ? new Answer.Accepted<>(response)
                        : new Answer.Refused<>(code, description));
    }

    private static <R> Delivery<R> lost(Letter<?, ?> letter, String reason) {
        return letter.isRepeatable()
                ? new Delivery.WorthAnotherTry<>(reason)
                : new Delivery.Ended<>(new Answer.Uncertain<>(reason));
    }

    private static Duration pause(BaseResponse response) {
        var parameters = response.parameters();
        var seconds = parameters == null ? null : parameters.retryAfter();
        return seconds == null ? UNNAMED_PAUSE : Duration.ofSeconds(Math.max(1, seconds));
    }
}
