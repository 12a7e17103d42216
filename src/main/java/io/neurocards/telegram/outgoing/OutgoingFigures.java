package io.neurocards.telegram.outgoing;

/**
 * What became of requests to Telegram since the start.
 *
 * @param sent done by Telegram
 * @param refused refused by Telegram
 * @param blocked not sent, or refused, because the customer has blocked the bot
 * @param uncertain without an answer that says what happened
 * @param toldToWait how often Telegram asked us to slow down
 * @param waiting what waits now
 */
public record OutgoingFigures(long sent, long refused, long blocked, long uncertain, long toldToWait, int waiting) {}
