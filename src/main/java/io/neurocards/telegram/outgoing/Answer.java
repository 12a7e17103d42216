package io.neurocards.telegram.outgoing;

/** What became of a request to Telegram. */
public sealed interface Answer<R> {

    /** Telegram did it; an edit that changes nothing counts as done. */
    record Accepted<R>(R response) implements Answer<R> {}

    /** Telegram refused, and nothing happened: {@code code} and {@code description} are its own. */
    record Refused<R>(int code, String description) implements Answer<R> {}

    /** The customer has blocked the bot, or is gone; nothing is sent there until they come back. */
    record Blocked<R>() implements Answer<R> {}

    /** No answer came, or none that says what happened: the request may have been carried out. */
    record Uncertain<R>(String reason) implements Answer<R> {}
}
