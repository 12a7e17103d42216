package io.neurocards.operations.databases;

import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import io.neurocards.operations.alerts.AlertLimits;
import io.neurocards.operations.alerts.OperatorCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the databases for as long as the process runs. Once a second at what is known without asking, which is all that a
 * call for help needs; every few seconds into the databases, which may take its time.
 */
final class DatabaseWatch {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration RECENT = Duration.ofDays(1);

    private final Watched watched;
    private final Journals journals;
    private final Switches switches;
    private final Clock clock;
    private final Alarm alarm;
    private final Uptime uptime = new Uptime();
    private final Troubles troubles;
    private final CallBook calls;
    private final Instant began;
    private final Comparisons comparisons;
    private volatile Watched.Facts facts = Watched.Facts.NONE;
    private volatile Optional<KeptComparison> comparison = Optional.empty();

    DatabaseWatch(
            Watched watched, Journals journals, Switches switches, Comparisons comparisons, Clock clock, Alarm alarm) {
        this.watched = watched;
        this.journals = journals;
        this.switches = switches;
        this.comparisons = comparisons;
        this.clock = clock;
        this.alarm = alarm;
        this.troubles = new Troubles(alarm.limits().uptimePercent(), alarm.queue());
        this.calls = new CallBook(Duration.ofHours(alarm.limits().repeatHours()), alarm.cooldown());
        this.began = clock.instant();
    }

    /**
     * When and how to call for help.
     *
     * @param cooldown within which a cause is told once
     * @param caller passes calls of one moment on; must not take its time
     */
    record Alarm(
            AlertLimits limits,
            OperationsQueueLimits queue,
            Duration cooldown,
            Consumer<List<OperatorCall>> caller,
            Consumer<DatabaseStatus> tally) {}

    /** Looks without asking any database. */
    void look() {
        var now = clock.instant();
        var status = watched.status();
        uptime.look(status.databases());
        status.databases().forEach(alarm.tally());
        var look = new Troubles.Look(
                watched.isPair(),
                watched.isAsynchronous(),
                status,
                facts,
                uptime,
                journals.state(),
                Journals.LIMIT,
                journals.findings());
        var found = troubles.of(look, now);
        for (var change : switches.hear(status.switches())) {
            if (change.at().isAfter(began)) {
                tell(calls.see(atThatMoment(found, change), now));
            }
        }
        tell(calls.see(found, now));
    }

    /** A mode that lasted for less than a second is told as well, unless the studio was still being started. */
    private List<Trouble> atThatMoment(List<Trouble> found, KeptSwitch change) {
        var then = new ArrayList<>(
                found.stream().filter(trouble -> !trouble.isMode()).toList());
        if (watched.isAsynchronous() && change.to() == Mode.POSTGRESQL_ONLY) {
            return then; // whether the other one follows is not known of a moment that is past
        }
        Troubles.of(watched.isPair(), change.to(), change.at(), change.reason()).ifPresent(then::add);
        return then;
    }

    private void tell(List<OperatorCall> told) {
        for (var call : told) {
            if (call.isOver()) {
                log.info("Trouble has passed: cause={}, since={}", call.cause(), call.since());
            } else {
                log.warn("Trouble: cause={}, level={}, facts={}", call.cause(), call.level(), call.facts());
            }
        }
        alarm.caller().accept(told);
    }

    /** Looks into the databases, and writes down what is to be kept. */
    void lookInto() {
        facts = watched.facts(clock.instant().minus(RECENT));
        if (watched.status().mode() != Mode.CACHE_ONLY) {
            switches.keep();
            if (watched.isPair()) {
                comparison = comparisons.latest();
            }
        }
    }

    /** Hears once more what changed, and writes it down if that can be done. */
    void last() {
        var status = watched.status();
        switches.hear(status.switches());
        if (status.mode() != Mode.CACHE_ONLY) {
            switches.keep();
        }
    }

    /** Returns how many changes of the mode are in this process only. */
    int unwritten() {
        return switches.unwritten();
    }

    /** Returns the last look at whether both databases hold the same, as it was read a moment ago. */
    Optional<KeptComparison> comparison() {
        return comparison;
    }

    Watched.Facts facts() {
        return facts;
    }

    Uptime uptime() {
        return uptime;
    }

    List<KeptSwitch> switches() {
        return switches.latest();
    }

    List<DatabaseReport.SwitchCount> switchCounts() {
        return switches.counts();
    }

    List<Trouble> open() {
        return calls.open();
    }

    Instant now() {
        return clock.instant();
    }
}
