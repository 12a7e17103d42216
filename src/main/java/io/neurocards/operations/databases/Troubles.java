package io.neurocards.operations.databases;

import io.neurocards.database.journal.Finding;
import io.neurocards.database.journal.JournalState;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.PairStatus;
import io.neurocards.operations.alerts.Level;
import io.neurocards.waiting.WaitedOperations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the databases, without asking any of them. */
final class Troubles {

    static final Duration REDUCED_FOR = Duration.ofMinutes(5);
    static final Duration BEHIND_FOR = Duration.ofSeconds(5);

    /** Longer than it takes to open a decider at the start. */
    private static final Duration UNDECIDED_FOR = Duration.ofSeconds(5);

    private static final int FEWEST_LOOKS = 300;
    private static final Set<Finding.Kind> BAD = EnumSet.of(Finding.Kind.DAMAGED, Finding.Kind.STUCK);

    private final double lowUptime;
    private final OperationsQueueLimits queue;
    private @Nullable Instant behindSince;

    /** @param lowUptime less than this percent of an hour's probes answered is a trouble */
    Troubles(double lowUptime, OperationsQueueLimits queue) {
        this.lowUptime = lowUptime;
        this.queue = queue;
    }

    /**
     * What is looked at.
     *
     * @param isAsynchronous whether answers never wait for the other database, so that one deciding alone is what was chosen
     * @param journal null when there is none
     * @param journalLimit how many operations the journal takes
     * @param findings of the journal, oldest first
     */
    record Look(
            boolean isPair,
            boolean isAsynchronous,
            PairStatus status,
            Watched.Facts facts,
            Uptime uptime,
            @Nullable JournalState journal,
            int journalLimit,
            List<Finding> findings) {

        /** Whether one database decides alone because that was chosen, with the other one behind it. */
        boolean isAloneByChoice() {
            return Watched.isAloneByChoice(isAsynchronous, status);
        }
    }

    List<Trouble> of(Look look, Instant now) {
        var found = new ArrayList<Trouble>();
        mode(look, now).ifPresent(found::add);
        if (look.isPair()) {
            durability(look, now, found);
        }
        for (var database : look.status().databases()) {
            var uptime = look.uptime().of(database.side());
            if (uptime.looks() >= FEWEST_LOOKS && uptime.lastHour() < lowUptime) {
                found.add(new Trouble(
                        "uptime-" + database.side().name().toLowerCase(Locale.ROOT),
                        Level.WARNING,
                        now,
                        Map.of("percent", uptime.lastHour())));
            }
        }
        journal(look, now, found);
        return List.copyOf(found);
    }

    private static Optional<Trouble> mode(Look look, Instant now) {
        var status = look.status();
        var isSettling = Duration.between(status.since(), now).compareTo(UNDECIDED_FOR) < 0;
        if (status.mode() == Mode.CACHE_ONLY && status.switches().isEmpty() && look.isPair() && isSettling) {
            return Optional.empty();
        }
        if (look.isAloneByChoice()) {
            return Optional.empty();
        }
        return of(look.isPair(), status.mode(), status.since(), reason(status));
    }

    /** Returns what a mode is to an operator. */
    static Optional<Trouble> of(boolean isPair, Mode mode, Instant since, String reason) {
        return switch (mode) {
            case FULL_OPERATIONAL -> Optional.empty();
            case POSTGRESQL_ONLY ->
                isPair ? Optional.of(trouble("mode-postgresql-only", Level.WARNING, since, reason)) : Optional.empty();
            case SUPABASE_ONLY -> Optional.of(trouble("mode-supabase-only", Level.CRITICAL, since, reason));
            case CACHE_ONLY ->
                Optional.of(trouble(isPair ? "mode-cache-only" : "mode-no-database", Level.CRITICAL, since, reason));
        };
    }

    private static Trouble trouble(String cause, Level level, Instant since, String reason) {
        return new Trouble(cause, level, since, Map.of("reason", reason));
    }

    private static String reason(PairStatus status) {
        var known = status.databases().stream()
                .filter(database -> database.reason() != null)
                .map(database -> database.side().name().toLowerCase(Locale.ROOT) + ": " + database.reason());
        var last = status.switches().stream()
                .limit(1)
                .map(change -> change.reason().sentence());
        return String.join("; ", Stream.concat(known, last).toList());
    }

    private void durability(Look look, Instant now, List<Trouble> found) {
        var status = look.status();
        if (status.trouble() != null) {
            found.add(trouble("nobody-decides", Level.CRITICAL, status.since(), status.trouble()));
        }
        var alone = Duration.between(status.since(), now);
        var isReduced = status.mode() != Mode.CACHE_ONLY && status.isReduced() && !look.isAloneByChoice();
        if (isReduced && alone.compareTo(REDUCED_FOR) > 0) {
            found.add(new Trouble(
                    "reduced-durability", Level.WARNING, status.since(), Map.of("minutes", alone.toMinutes())));
        }
        behind(status, now, found);
        if (look.facts().recentOrphans() > 0) {
            found.add(new Trouble(
                    "orphans", Level.WARNING, now, Map.of("count", look.facts().recentOrphans())));
        }
    }

    /** Seconds are counted here: a log knows how many entries a copy lacks, not how old they are. */
    private void behind(PairStatus status, Instant now, List<Trouble> found) {
        var lag = status.databases().stream()
                .filter(database -> database.condition().equals("following"))
                .map(PairStatus.DatabaseStatus::lag)
                .filter(entries -> entries != null && entries > 0)
                .findFirst();
        if (lag.isEmpty()) {
            behindSince = null;
            return;
        }
        behindSince = behindSince == null ? now : behindSince;
        if (Duration.between(behindSince, now).compareTo(BEHIND_FOR) > 0) {
            found.add(new Trouble("behind", Level.WARNING, behindSince, Map.of("entries", lag.get())));
        }
    }

    private void journal(Look look, Instant now, List<Trouble> found) {
        look.findings().stream()
                .filter(finding -> BAD.contains(finding.kind()))
                .reduce((_, last) -> last)
                .ifPresent(finding ->
                        found.add(trouble("journal-damaged", Level.CRITICAL, now, String.valueOf(finding.sentence()))));
        var state = look.journal();
        if (state == null) {
            return;
        }
        var waiting = state.waiting().size() + state.deadLetters().size();
        if (waiting > queue.critical()) {
            found.add(new Trouble(
                    "journal-half-full",
                    Level.CRITICAL,
                    now,
                    Map.of("waiting", waiting, "limit", look.journalLimit())));
        } else if (waiting > queue.warning()) {
            found.add(new Trouble("operations-waiting", Level.WARNING, now, Map.of("waiting", waiting)));
        }
        var dead = state.deadLetters().stream()
                .filter(letter -> !WaitedOperations.isExpired(letter))
                .toList();
        if (!dead.isEmpty()) {
            found.add(
                    new Trouble("dead-letters", Level.CRITICAL, dead.getFirst().at(), Map.of("count", dead.size())));
        }
    }
}
