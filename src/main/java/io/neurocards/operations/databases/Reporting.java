package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.JournalState;
import io.neurocards.database.journal.Priority;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Inspection;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import io.neurocards.operations.databases.DatabaseReport.Cache;
import io.neurocards.operations.databases.DatabaseReport.Database;
import io.neurocards.operations.databases.DatabaseReport.Dead;
import io.neurocards.operations.databases.DatabaseReport.Node;
import io.neurocards.operations.databases.DatabaseReport.Open;
import io.neurocards.operations.databases.DatabaseReport.Operations;
import io.neurocards.operations.databases.DatabaseReport.Orphan;
import io.neurocards.operations.databases.DatabaseReport.Queue;
import io.neurocards.operations.databases.DatabaseReport.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what is known in the form in which it is read. */
final class Reporting {

    private static final Duration ALIVE = Duration.ofSeconds(10);

    private Reporting() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Database database(DatabaseStatus database, Uptime.Counted counted, @Nullable String advice) {
        return new Database(
                word(database.side()),
                database.condition(),
                database.since(),
                database.reason(),
                advice,
                latency(database),
                database.lag(),
                new DatabaseReport.Uptime(counted.looks(), counted.answered(), counted.percent(), counted.lastHour()));
    }

    /** What a database took before it went away is not how long it takes. */
    private static @Nullable Long latency(DatabaseStatus database) {
        return database.condition().equals("away") || database.latency().isZero()
                ? null
                : Long.valueOf(database.latency().toMillis());
    }

    static Operations operations(Decisions.Counted counted, @Nullable CacheFigures cache, Journals journals) {
        var cached = cache == null ? 0 : cache.figures().hits();
        var queued = journals.kept().getAsLong();
        return new Operations(
                counted.successful() + counted.failed() + cached + queued,
                counted.successful(),
                counted.failed(),
                cached,
                queued);
    }

    static @Nullable Queue queue(Journals journals, Instant now) {
        var state = journals.state();
        if (state == null) {
            return null;
        }
        var waiting = state.waiting();
        var ages = waiting.stream().map(AcceptedOperation::acceptedAt).sorted().toList();
        var oldest = ages.isEmpty() ? null : ages.getFirst();
        return new Queue(
                waiting.size(),
                byPriority(waiting),
                counted(waiting, AcceptedOperation::platform),
                counted(waiting, AcceptedOperation::type),
                oldest,
                oldest == null ? null : Duration.between(oldest, now).toSeconds(),
                ages.isEmpty() ? null : ages.getLast(),
                Journals.LIMIT,
                dead(state),
                state.payments().size(),
                state.copies(),
                journals.findings().stream()
                        .map(finding -> finding.kind() + ": " + finding.sentence())
                        .toList());
    }

    private static List<Dead> dead(JournalState state) {
        return state.deadLetters().stream()
                .map(letter -> new Dead(
                        letter.operation().id().value(), letter.operation().type(), letter.reason(), letter.at()))
                .toList();
    }

    private static Map<String, Integer> byPriority(List<AcceptedOperation> waiting) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var priority : Priority.values()) {
            counts.put(word(priority), 0);
        }
        waiting.forEach(operation -> counts.merge(word(operation.priority()), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> counted(
            List<AcceptedOperation> waiting, Function<AcceptedOperation, String> kind) {
        var counts = new TreeMap<String, Integer>();
        waiting.forEach(operation -> counts.merge(kind.apply(operation), 1, Integer::sum));
        return counts;
    }

    static @Nullable Cache cache(@Nullable CacheFigures source) {
        if (source == null) {
            return null;
        }
        var figures = source.figures();
        var reads = figures.hits() + figures.misses();
        var rate = reads == 0 ? null : Double.valueOf(Math.floor(10_000.0 * figures.hits() / reads) / 100);
        return new Cache(figures.items(), figures.bytes(), figures.hits(), figures.misses(), rate);
    }

    static Switch change(KeptSwitch kept) {
        return new Switch(
                kept.at(),
                kept.node(),
                kept.from(),
                kept.to(),
                kept.reason(),
                kept.lasted().toMillis(),
                kept.gap().toMillis());
    }

    static DatabaseReport.Comparison comparison(KeptComparison kept) {
        return new DatabaseReport.Comparison(
                kept.startedAt(),
                kept.reason(),
                kept.outcome(),
                Duration.between(kept.startedAt(), kept.endedAt()).toMillis(),
                kept.decider(),
                kept.behind(),
                kept.compared(),
                kept.differing(),
                kept.tables().stream().map(Reporting::table).toList());
    }

    private static DatabaseReport.DifferingTable table(ComparedTable table) {
        return new DatabaseReport.DifferingTable(
                table.table(),
                table.deciderRows(),
                table.copyRows(),
                table.expectedRows(),
                table.expectedChecksum(),
                table.copyChecksum(),
                table.differing().stream().map(row -> row.id() + " " + row.is()).toList());
    }

    static Node node(Inspection.Node node) {
        return new Node(
                node.name(),
                node.silence().compareTo(ALIVE) <= 0,
                node.silence().toMillis(),
                node.mark());
    }

    static Orphan orphan(Inspection.Orphan orphan) {
        return new Orphan(
                orphan.operation(),
                orphan.type(),
                word(orphan.side()),
                orphan.node(),
                orphan.decidedAt(),
                orphan.undoneAt(),
                orphan.decidedAgain(),
                orphan.tables());
    }

    static Open open(Trouble trouble) {
        return new Open(trouble.cause(), word(trouble.level()), trouble.since(), trouble.facts());
    }

    static Optional<Side> side(String word) {
        return Arrays.stream(Side.values())
                .filter(side -> word(side).equals(word))
                .findFirst();
    }
}
