package io.neurocards.telegram.broadcast;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.operations.AuditLog;
import io.neurocards.shared.Sleeper;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.Outgoing;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBot
class BroadcastConfiguration {

    @Bean
    DeskTexts deskTexts() {
        return new DeskTexts();
    }

    @Bean
    BroadcastStore broadcastStore(JdbcClient jdbc) {
        return BroadcastStore.on(jdbc);
    }

    @Bean
    Post broadcastPost(DeskTexts texts, Outgoing outgoing) {
        return new Post(texts, outgoing);
    }

    @Bean
    Broadcasting broadcasting(Decisions decisions, BroadcastStore store, AuditLog audit, Jobs jobs, Clock clock) {
        return new Broadcasting(decisions, store, audit, jobs, clock);
    }

    @Bean
    NewsFromDesk newsFromDesk(Broadcasting broadcasting) {
        return new NewsFromDesk(broadcasting);
    }

    @Bean
    SendBroadcast sendBroadcast(
            Decisions decisions, BroadcastStore store, JdbcClient jdbc, Post post, Sleeper sleeper, Clock clock) {
        return new SendBroadcast(decisions, store, new Readers(jdbc), post, sleeper, clock);
    }

    @Bean
    ResumeBroadcasts resumeBroadcasts(Decisions decisions, BroadcastStore store, Jobs jobs) {
        return new ResumeBroadcasts(decisions, store, jobs);
    }

    @Bean
    NewsChoice newsChoice(JdbcClient jdbc, Decisions decisions, Outgoing outgoing, DeskTexts texts, Clock clock) {
        return new NewsChoice(jdbc, decisions, outgoing, texts, clock);
    }
}
