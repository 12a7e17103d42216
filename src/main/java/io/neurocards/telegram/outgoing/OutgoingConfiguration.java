package io.neurocards.telegram.outgoing;

import com.pengrad.telegrambot.TelegramBot;
import io.neurocards.database.Decisions;
import io.neurocards.shared.OperationId;
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
        var limits = Limits.ofTelegram();
        var account = new SharedPace(jdbc, OperationId.named("telegram-pace").value(), limits.perBot());
        return new OutgoingQueue(courier, limits, account, clock, sleeper);
    }
}
