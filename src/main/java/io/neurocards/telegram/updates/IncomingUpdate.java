package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.utility.BotUtils;
import java.time.Instant;
import java.util.UUID;

/**
 * An update as it came in.
 *
 * @param chatId whose order it keeps: its chat, or its sender when it has none
 * @param presence what it says about whether the sender hears us
 * @param isCheckout whether it asks, for seconds only, if a payment may go on
 * @param receivedAt when we got it; when a button was pressed Telegram does not say
 * @param content Telegram's JSON, in ASCII
 */
record IncomingUpdate(
        UUID id,
        long updateId,
        long chatId,
        Presence presence,
        boolean isCheckout,
        Instant receivedAt,
        String content) {

    enum Presence {
        /** The person did something in a private chat, so they have not blocked us. */
        HERE,
        /** The person has blocked us. */
        GONE,
        /** A group, or nothing that says either. */
        UNKNOWN
    }

    /**
     * Returns it as the handlers take it.
     *
     * @throws com.google.gson.JsonParseException when it is none that the client library understands
     */
    Update parsed() {
        return BotUtils.parseUpdate(content);
    }

    /** Returns whether it tells that Stars came or went. */
    boolean tellsOfStars() {
        return tellsOfStars(content);
    }

    /** A quotation mark that somebody typed has a backslash before it. */
    static boolean tellsOfStars(String content) {
        return content.contains("\"successful_payment\":{") || content.contains("\"refunded_payment\":{");
    }
}
