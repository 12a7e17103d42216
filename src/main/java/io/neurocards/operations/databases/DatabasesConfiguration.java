package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.FinalTurn;
import io.neurocards.jobs.Ticker;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.alerts.AlertLimits;
import io.neurocards.operations.alerts.CallRelay;
import io.neurocards.operations.alerts.WatchTally;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.Sleeper;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.DeadLetterBox;
import io.neurocards.waiting.Replay;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two databases are watched where a pair was configured, one where it was not. */
@Configuration(proxyBeanMethods = false)
class DatabasesConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_INTO = Duration.ofSeconds(5);

    @Bean
    Watched watchedDatabases(ObjectProvider<Pair> pair, JdbcClient jdbc, Clock clock) {
        var two = pair.getIfAvailable();
        return two == null ? new WatchedOne(jdbc, clock) : new WatchedPair(two);
    }

    @Bean
    Journals journals(ObjectProvider<NodeJournal> journal, ObjectProvider<Acceptance> acceptance) {
        return new Journals(
                journal.getIfAvailable(),
                () -> acceptance.stream().mapToLong(Acceptance::kept).sum());
    }

    @Bean
    Switches switches(Decisions decisions, JdbcClient jdbc, NodeName node) {
        return new Switches(decisions, new SwitchRows(jdbc), node.value());
    }

    @Bean
    DatabaseWatch databaseWatch(
            Watched watched,
            Journals journals,
            Switches switches,
            Comparisons comparisons,
            Clock clock,
            DatabaseWatch.Alarm alarm) {
        return new DatabaseWatch(watched, journals, switches, comparisons, clock, alarm);
    }

    @Bean
    DatabaseWatch.Alarm databaseAlarm(
            AlertLimits limits,
            OperationsQueueLimits queue,
            AlertLimits.Rhythm rhythm,
            CallRelay relay,
            WatchTally tally) {
        return new DatabaseWatch.Alarm(limits, queue, rhythm.cooldown(), relay::take, database -> {
            var isWell = !database.condition().equals("away")
                    && !database.condition().equals("doubtful");
            tally.addTimed(
                    "database-" + database.side().name().toLowerCase(Locale.ROOT),
                    isWell,
                    isWell ? database.latency().toMillis() : 0);
        });
    }

    @Bean
    Synchronization synchronization(Watched watched, ObjectProvider<Replay> replay, Clock clock, Sleeper sleeper) {
        return new Synchronization(
                watched,
                () -> {
                    var report = replay.getObject().pass();
                    return new Pass.Outcome(report.processed(), report.failed(), report.remaining());
                },
                clock,
                sleeper);
    }

    @Bean
    DatabaseDesk databaseDesk(
            Watched watched,
            Journals journals,
            DatabaseWatch watch,
            Synchronization synchronization,
            ObjectProvider<CacheFigures> cache,
            ObjectProvider<Pair> pair,
            DatabaseDesk.Books books) {
        var copies = pair.getIfAvailable() == null ? null : cache.getIfAvailable();
        return new DatabaseDesk(watched, journals, watch, synchronization, copies, books);
    }

    @Bean
    DatabaseOrders databaseOrders(Watched watched, DatabaseDesk.Books books, DatabaseWatch watch, Sleeper sleeper) {
        return new DatabaseOrders(watched, books, watch, sleeper);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(ObjectProvider<DeadLetterBox> box, DatabaseDesk.Books books, Clock clock) {
        return new DeadLetterDesk(box::getObject, books, clock);
    }

    @Bean
    DatabaseDesk.Books databaseBooks(Decisions decisions, AuditLog audit) {
        return new DatabaseDesk.Books(decisions, audit);
    }

    @Bean
    CallTexts callTexts(
            Statistics statistics, AlertLimits limits, @Value("${neurocards.web.public-base-url:}") String site) {
        return new CallTexts(statistics.zone(), site, limits.repeatHours());
    }

    @Bean
    Ticker databaseWatchTicker(DatabaseWatch watch) {
        return new Ticker("database-watch", LOOK, watch::look);
    }

    @Bean
    Ticker databaseLookTicker(DatabaseWatch watch) {
        return new Ticker("database-look", LOOK_INTO, watch::lookInto);
    }

    @Bean
    FinalTurn lastSwitches(DatabaseWatch watch) {
        return new FinalTurn("switches", watch::last, () -> {
            var unwritten = watch.unwritten();
            return unwritten == 0 ? null : "changes of the mode that no database has: " + unwritten;
        });
    }

    @Bean
    Ticker cacheTallyTicker(ObjectProvider<CacheFigures> cache, WatchTally tally) {
        var known = cache.getIfAvailable();
        var counting = known == null ? null : new CacheTally(known, tally);
        return new Ticker("cache-tally", LOOK_INTO, () -> {
            if (counting != null) {
                counting.count();
            }
        });
    }
}
