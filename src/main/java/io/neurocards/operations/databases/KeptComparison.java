package io.neurocards.operations.databases;

import io.neurocards.database.log.Side;
import io.neurocards.database.whole.Reconciliation;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look at whether both databases hold the same, as it is kept.
 *
 * @param reason {@link #RETURN}, {@link #NIGHTLY} or {@link #COMMAND}
 * @param outcome {@link #EQUAL}, {@code different}, {@code other_log}, {@code other_form} or {@link #BROKEN_OFF}
 * @param decider who decided; nothing when it was broken off
 * @param behind how many entries the copy was behind by, all of which were counted in
 * @param tables all, when it is written; those that differ, when it is read
 * @param compared how many tables there are
 * @param note why it was broken off
 */
record KeptComparison(
        UUID id,
        String reason,
        String outcome,
        Instant startedAt,
        Instant endedAt,
        @Nullable String decider,
        long behind,
        List<ComparedTable> tables,
        int compared,
        @Nullable String note) {

    static final String RETURN = "return";
    static final String NIGHTLY = "nightly";
    static final String COMMAND = "command";
    static final String EQUAL = "equal";
    static final String BROKEN_OFF = "broken_off";

    static KeptComparison of(
            String reason, Reconciliation.Report report, Side decider, Instant startedAt, Instant endedAt) {
        var tables = report.tables().stream().map(ComparedTable::of).toList();
        return new KeptComparison(
                UuidV7.at(startedAt),
                reason,
                Reporting.word(report.outcome()),
                startedAt,
                endedAt,
                Reporting.word(decider),
                report.outcome() == Reconciliation.Outcome.OTHER_LOG ? 0 : report.behind(),
                tables,
                tables.size(),
                null);
    }

    static KeptComparison brokenOff(String reason, String note, Instant startedAt, Instant endedAt) {
        return new KeptComparison(
                UuidV7.at(startedAt), reason, BROKEN_OFF, startedAt, endedAt, null, 0, List.of(), 0, note);
    }

    boolean isEqual() {
        return outcome.equals(EQUAL);
    }

    boolean wasBrokenOff() {
        return outcome.equals(BROKEN_OFF);
    }

    /** Returns what differs by name; where the logs have nothing in common, or the forms, the table that says so. */
    List<String> differing() {
        return switch (outcome) {
            case "other_log" -> List.of("pair.oplog");
            case "other_form" -> List.of("pair.form");
            default ->
                tables.stream()
                        .filter(table -> !table.equal())
                        .map(ComparedTable::table)
                        .toList();
        };
    }
}
