package io.neurocards.telegram.decided;

import io.neurocards.accounts.linking.LinkedAccounts;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.Outgoing;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class DecidedConfiguration {

    @Bean
    FollowDecided followDecided(TelegramPersons persons, JdbcClient jdbc, Jobs jobs, Clock clock) {
        return new FollowDecided(persons, new TellingRows(jdbc), jobs, clock);
    }

    @Bean
    FollowLinks followLinks(TelegramPersons persons, LinkedAccounts links, JdbcClient jdbc, Jobs jobs) {
        return new FollowLinks(persons, links, new TellingRows(jdbc), jobs);
    }

    @Bean
    FollowShortOrders followShortOrders(TelegramPersons persons, JdbcClient jdbc, Jobs jobs) {
        return new FollowShortOrders(persons, new TellingRows(jdbc), jobs);
    }

    @Bean
    TellDecided tellDecided(Decisions decisions, JdbcClient jdbc, Outgoing outgoing) {
        return new TellDecided(decisions, new TellingRows(jdbc), outgoing);
    }

    @Bean
    ResumeTellings resumeTellings(Decisions decisions, JdbcClient jdbc, Jobs jobs) {
        return new ResumeTellings(decisions, new TellingRows(jdbc), jobs);
    }

    @Bean
    NotifyByTelegram notifyByTelegram(TelegramPersons persons, JdbcClient jdbc, Outgoing outgoing) {
        return new NotifyByTelegram(persons, new TellingRows(jdbc), outgoing);
    }
}
