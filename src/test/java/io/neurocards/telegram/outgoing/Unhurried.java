package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.database.Decisions;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue towards a Telegram that takes as much as it gets; replaces the application's when named as one of its sources. */
public final class Unhurried {

    private static final Limits.Burst AT_ONCE = new Limits.Burst(Duration.ofNanos(100_000), 50);

    /** Returns arguments of the application that make it use this one, and {@code more}. */
    public static String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.main.sources=" + Unhurried.class.getName(),
                                "--spring.main.allow-bean-definition-overriding=true",
                                "--neurocards.sandbox.telegram.limits=false"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Bean
    OutgoingQueue outgoing(TelegramBot bot, JdbcClient jdbc, Decisions decisions, Clock clock, Sleeper sleeper) {
        var limits = new Limits(AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, Duration.ofMinutes(1), 50_000);
        return new OutgoingQueue(
                new Courier(bot, new BlockedChats(jdbc, decisions, clock)),
                limits,
                AccountPace.alone(),
                clock,
                sleeper);
    }
}
