package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import java.util.concurrent.CompletableFuture;

/**
 * Sends to Telegram within its limits. Requests to one chat arrive in the order in which they were handed over; a request
 * that is told to wait is sent again when its time has come. What waits here is lost with the process: who must be sure
 * sends from a durable job and looks at the answer.
 */
public interface Outgoing {

    /** Who goes first when the limits make requests wait, the most urgent first. */
    enum Urgency {
        /** An answer to what the customer has just done; also goes to who had blocked the bot, for they are back. */
        REPLY,
        /** News that the customer waits for. */
        NOTICE,
        /** What may wait for a quiet moment. */
        BROADCAST
    }

    /**
     * Hands over a request that concerns {@code chatId}; never blocks. The future is completed with an answer and never
     * exceptionally.
     */
    <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
            long chatId, Urgency urgency, BaseRequest<T, R> request);
}
