package io.neurocards.telegram.outgoing;

import java.time.Duration;

/**
 * How fast Telegram lets a bot write. Its FAQ for bots names 1 message a second to a chat (short bursts pass), 20 a minute
 * to a group and about 30 a second over all; we stay a little below, because messages may catch up with one another on
 * their way.
 *
 * @param perChat the pause between two messages to a person
 * @param perGroup the pause between two messages to a group
 * @param perBot the pause between any two messages
 * @param perBroadcast the pause between two messages that may wait
 * @param longestWait the longest pause that is sat out; when Telegram asks for a longer one, the request is refused
 * @param mostWaiting the most requests that wait
 */
record Limits(Burst perChat, Burst perGroup, Burst perBot, Burst perBroadcast, Duration longestWait, int mostWaiting) {

    /** One message each {@code pause}, and {@code messages} at once after a silence. */
    record Burst(Duration pause, int messages) {}

    static Limits ofTelegram() {
        return new Limits(
                new Burst(Duration.ofSeconds(1), 3),
                new Burst(Duration.ofSeconds(4), 5),
                new Burst(Duration.ofMillis(36), 2),
                new Burst(Duration.ofMillis(41), 1),
                Duration.ofMinutes(15),
                50_000);
    }

    Burst to(long chatId) {
        return chatId < 0 ? perGroup : perChat;
    }
}
