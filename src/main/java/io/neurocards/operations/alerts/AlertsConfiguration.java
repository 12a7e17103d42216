package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.operations.books.BookChecks;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.providers.Catalogue;
import io.neurocards.shared.NodeName;
import io.neurocards.waiting.WaitedOperations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class AlertsConfiguration {
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    Alerts alerts(
            JdbcClient jdbc,
            Decisions decisions,
            ObjectMapper json,
            Clock clock,
            Catalogue catalogue,
            ObjectProvider<WaitedOperations> waited,
            BookChecks books,
            @Value("${neurocards.media.storage:./data/storage}") Path storage) {
        var rules = Stream.concat(
                        rules(jdbc, catalogue, storage).stream(),
                        Stream.concat(
                                Stream.of(new BooksDiffer(books)),
                                waited.stream().map(DeadLetters::new)))
                .toList();
        return new Alerts(jdbc, decisions, new AlertRows(jdbc, json), rules, clock);
    }

    static List<AlertRule> rules(JdbcClient jdbc, Catalogue catalogue, Path storage) {
        return List.of(
                new LongQueue(jdbc),
                new ManyFailures(jdbc),
                new NoWorker(jdbc),
                new FailingDeliveries(jdbc),
                new FailingWebhooks(jdbc),
                new PaymentsAside(jdbc),
                new PaymentsDisputed(jdbc),
                new PaymentsDiffer(jdbc),
                new RestingWriter(jdbc, "quota"),
                new RestingWriter(jdbc, "refused"),
                new TroubledKeys(jdbc),
                new NoUsableKey(jdbc),
                new IgnoredCallbacks(jdbc),
                new PausedModels(catalogue),
                new RefusedCatalogue(catalogue),
                FullDisk.of(storage));
    }

    @Bean
    WatchLease watchLease(JdbcClient jdbc, Decisions decisions, Clock clock) {
        return new WatchLease(jdbc, decisions, clock);
    }

    @Bean
    CallRelay callRelay(WatchLease lease, ApplicationEventPublisher events) {
        return new CallRelay(lease, events::publishEvent);
    }

    @Bean
    WatchTally watchTally(JdbcClient jdbc, Decisions decisions, Clock clock, Statistics days, NodeName node) {
        return new WatchTally(jdbc, decisions, clock, days.zone(), node.value());
    }
}
