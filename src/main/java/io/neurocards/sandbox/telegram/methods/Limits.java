package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The rates of the Bot API FAQ: about 30 messages a second over all and one a second in a chat. Telegram allows short bursts
 * without saying how short: here 15 beyond a second's worth, and 20 in a chat.
 */
final class Limits {

    private static final Rate OVER_ALL = new Rate(30, 45);
    private static final Rate IN_A_CHAT = new Rate(1, 20);

    private final boolean on;
    private final Clock clock;
    private final Map<String, Level> levels = new HashMap<>();

    Limits(boolean on, Clock clock) {
        this.on = on;
        this.clock = clock;
    }

    private record Rate(double perSecond, double burst) {

        Level refilled(Level level, Instant now) {
            var seconds = Duration.between(level.at(), now).toNanos() / 1e9;
            return new Level(Math.min(burst, level.left() + seconds * perSecond), now);
        }
    }

    private record Level(double left, Instant at) {}

    /**
     * Counts messages to a chat.
     *
     * @throws BotApiProblem with the seconds to wait when there are too many
     */
    synchronized void count(Bot bot, long chat, int messages) {
        if (!on) {
            return;
        }
        var now = clock.instant();
        var overAll = level(Long.toString(bot.id()), OVER_ALL, now);
        var inChat = level(bot.id() + ":" + chat, IN_A_CHAT, now);
        refuseBelow(messages, overAll, OVER_ALL);
        refuseBelow(messages, inChat, IN_A_CHAT);
        levels.put(Long.toString(bot.id()), new Level(overAll.left() - messages, now));
        levels.put(bot.id() + ":" + chat, new Level(inChat.left() - messages, now));
    }

    private Level level(String key, Rate rate, Instant now) {
        return rate.refilled(levels.getOrDefault(key, new Level(rate.burst(), now)), now);
    }

    private static void refuseBelow(int messages, Level level, Rate rate) {
        if (level.left() < messages) {
            throw BotApiProblem.tooMany(Math.max(1, (int) Math.ceil((messages - level.left()) / rate.perSecond())));
        }
    }
}
