package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Ticker;
import io.neurocards.media.MediaStore;
import io.neurocards.neighbours.SharedRedis;
import io.neurocards.operations.backups.Backups;
import io.neurocards.operations.books.BookChecks;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.operations.processes.Processes;
import io.neurocards.providers.Catalogue;
import io.neurocards.shared.NodeName;
import io.neurocards.waiting.WaitedOperations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class AlertsConfiguration {
    private static final Duration KEEP = Duration.ofMinutes(5);

    @Bean
    Alerts alerts(JdbcClient jdbc, Decisions decisions, ObjectMapper json, Clock clock, List<AlertRules> sources) {
        var rules = sources.stream().flatMap(source -> source.rules().stream()).toList();
        return new Alerts(jdbc, decisions, new AlertRows(jdbc, json), rules, clock);
    }

    /** Rules of one kind. */
    record AlertRules(List<AlertRule> rules) {}

    @Bean
    AlertRules rulesOfRows(JdbcClient jdbc, AlertLimits limits, BookChecks books, Processes processes) {
        return new AlertRules(Stream.concat(
                        ofRows(jdbc, limits).stream(), Stream.of(new BooksDiffer(books), new WorkerLost(processes)))
                .toList());
    }

    @Bean
    AlertRules rulesOfParts(
            Catalogue catalogue,
            ObjectProvider<WaitedOperations> waited,
            ObjectProvider<AlertRule> others,
            AlertLimits limits,
            NodeName node,
            @Value("${neurocards.web.public-base-url:}") String site) {
        return new AlertRules(Stream.of(
                        Stream.of(new PausedModels(catalogue), new RefusedCatalogue(catalogue)),
                        waited.stream()
                                .flatMap(each ->
                                        Stream.of(new DeadLetters(each), new WishesExpired(each, node.value()))),
                        Certificate.of(site, limits.certificateDays()).stream(),
                        others.stream())
                .<AlertRule>flatMap(rules -> rules)
                .toList());
    }

    @Bean
    AlertRules rulesOfThisMachine(
            JdbcClient jdbc, MediaStore store, Clock clock, AlertLimits limits, NodeName node, Environment settings) {
        var folders = new LinkedHashMap<String, Path>();
        folders.put("storage", Path.of(settings.getProperty("neurocards.media.storage", "./data/storage")));
        folders.put("data", Path.of("./data"));
        folders.put("journal", Path.of(settings.getProperty("neurocards.database.journal.folder", "./data/journal")));
        return new AlertRules(List.of(
                new FullDisk(FullDisk.of(folders), limits, node.value()),
                new StorageUnreachable(store, node.value()),
                new ClockOff(jdbc, clock, limits, node.value())));
    }

    /** Redis is there only where it is set. */
    @Bean
    AlertRules rulesOfNeighbours(ObjectProvider<SharedRedis> redis, NodeName node) {
        return new AlertRules(redis.stream()
                .<AlertRule>map(each -> new RedisAway(each, node.value()))
                .toList());
    }

    @Bean
    AlertRules rulesOfBackups(ObjectProvider<Backups> backups, AlertLimits limits, Clock clock) {
        return new AlertRules(backups.stream()
                .<AlertRule>flatMap(
                        each -> Stream.of(new BackupFailed(each), new BackupOld(each, limits, clock.instant())))
                .toList());
    }

    static List<AlertRule> ofRows(JdbcClient jdbc, AlertLimits limits) {
        return List.of(
                new LongQueue(jdbc, limits),
                new ManyFailures(jdbc, limits),
                new NoWorker(jdbc),
                new UncertainJobs(jdbc, limits),
                new SlowProvider(jdbc, limits),
                new CodesUnsent(jdbc),
                new FailingDeliveries(jdbc),
                new FailingWebhooks(jdbc),
                new PaymentsAside(jdbc),
                new PaymentsDisputed(jdbc),
                new PaymentsDiffer(jdbc),
                new PaymentsStuck(jdbc),
                new BooksUnchecked(jdbc),
                new RestingWriter(jdbc, "quota"),
                new RestingWriter(jdbc, "refused"),
                new TroubledKeys(jdbc),
                new NoUsableKey(jdbc),
                new IgnoredCallbacks(jdbc));
    }

    /** Every process looks at its own machine; of those that watch, one looks at the rest. */
    @Bean
    Ticker alertsTicker(
            Alerts alerts,
            AlertLimits.Rhythm rhythm,
            WatchLease lease,
            WatchTally tally,
            ObjectProvider<MonitorConfiguration> monitor) {
        var watches = monitor.getIfAvailable() != null;
        return new Ticker("alerts", rhythm.check(), () -> {
            var forAll = watches && lease.hold();
            tally.add(WatchTally.RULES, forAll ? alerts.rules() : alerts.ownRules(), alerts.look(forAll));
        });
    }

    @Bean
    Ticker watchTallyTicker(WatchTally tally) {
        return new Ticker("watch-tally", KEEP, tally::keep);
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
