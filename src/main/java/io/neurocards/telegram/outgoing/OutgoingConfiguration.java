package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.database.Decisions;
import io.neurocards.shared.Sleeper;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class OutgoingConfiguration {

    @Bean
    OutgoingQueue outgoing(TelegramBot bot, JdbcClient jdbc, Decisions decisions, Clock clock, Sleeper sleeper) {
        var courier = new Courier(bot, new BlockedChats(jdbc, decisions, clock));
        return new OutgoingQueue(courier, Limits.ofTelegram(), clock, sleeper);
    }
}
