package io.neurocards.operations.databases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.database.pair.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the databases are, as programs and the dashboard read it; see docs/failover.md for what each value means.
 *
 * @param backup {@code configured}, or {@code not_configured}: then there is nothing to fail over to
 * @param since when the mode began
 * @param uptimeSeconds since this process began
 * @param decider {@code primary} or {@code backup}: who decides, or did last
 * @param reduced whether what is answered now is on one machine fewer than it could be
 * @param trouble what keeps anybody from deciding and needs a person
 * @param operations what was asked of the databases through this process since its start
 * @param queue what was accepted and waits; absent without a journal
 * @param cache absent when nothing is kept for reading
 * @param comparison the last look at whether both databases hold the same; absent before the first, and with one database
 */
public record DatabaseReport(
        Mode mode,
        String backup,
        Instant since,
        Instant at,
        @JsonProperty("uptime_seconds") long uptimeSeconds,
        long epoch,
        String decider,
        boolean reduced,
        @Nullable String trouble,
        List<Database> databases,
        Operations operations,
        @Nullable Queue queue,
        @Nullable Cache cache,
        List<Switch> switches,
        List<Node> nodes,
        Orphans orphans,
        @Nullable Comparison comparison,
        List<Open> troubles) {

    /**
     * One database.
     *
     * @param state {@code deciding}, {@code in_sync}, {@code following}, {@code doubtful}, {@code away}, or {@code damaged}
     * @param latencyMs of the last real check; absent while it is away, and before the first
     * @param lag entries that it lacks; absent when that is not known
     * @param uptime counted from looks, once a second, at whether the last real check was answered
     */
    public record Database(
            String side,
            String state,
            Instant since,
            @Nullable String reason,
            @Nullable String advice,
            @JsonProperty("latency_ms") @Nullable Long latencyMs,
            @Nullable Long lag,
            Uptime uptime) {}

    /** In percent. */
    public record Uptime(
            long checks,
            long answered,
            double percent,
            @JsonProperty("last_hour_percent") double lastHourPercent) {}

    /**
     * Counted since this process began. What was tried, failed and was then kept counts as failed and as queued.
     *
     * @param total all of the others together
     * @param successful decided, also by a refusal
     * @param failed not decided, or not known whether it was
     * @param cached reads that were answered from the copies kept here
     * @param queued wishes that were kept because nobody could decide
     */
    public record Operations(long total, long successful, long failed, long cached, long queued) {}

    /** How often one mode followed another one since this process began. */
    public record SwitchCount(Mode from, Mode to, long count) {}

    /**
     * What waits for somebody who can decide.
     *
     * @param deadLetters operations that wait for a person
     * @param payments notifications of gateways that are not reconciled yet
     * @param copies folders of the journal in service
     * @param findings what an operator should know of the journal's files
     */
    public record Queue(
            int total,
            @JsonProperty("by_priority") Map<String, Integer> byPriority,
            @JsonProperty("by_platform") Map<String, Integer> byPlatform,
            @JsonProperty("by_type") Map<String, Integer> byType,
            @JsonProperty("oldest_at") @Nullable Instant oldestAt,
            @JsonProperty("oldest_seconds") @Nullable Long oldestSeconds,
            @JsonProperty("newest_at") @Nullable Instant newestAt,
            int limit,
            @JsonProperty("dead_letters") List<Dead> deadLetters,
            int payments,
            int copies,
            List<String> findings) {}

    /** An operation that could not be decided. */
    public record Dead(UUID operation, String type, String reason, Instant at) {}

    /**
     * What is kept for reading while no database can be asked.
     *
     * @param hitRate in percent; absent before the first read
     */
    public record Cache(
            long items,
            long bytes,
            long hits,
            long misses,
            @JsonProperty("hit_rate") @Nullable Double hitRate) {}

    /**
     * A change of the mode.
     *
     * @param lastedMs how long the mode before had lasted
     * @param gapMs for how long nobody was answered in between
     */
    public record Switch(
            Instant at,
            String node,
            Mode from,
            Mode to,
            String reason,
            @JsonProperty("lasted_ms") long lastedMs,
            @JsonProperty("gap_ms") long gapMs) {}

    /** A process that uses the databases; alive when it was heard of within ten seconds. */
    public record Node(
            String name,
            boolean alive,
            @JsonProperty("silent_ms") long silentMs,
            long mark) {}

    /**
     * Decisions that were undone because nobody had been told of them.
     *
     * @param lastDay how many decisions were undone within a day
     */
    public record Orphans(@JsonProperty("last_day") long lastDay, List<Orphan> latest) {}

    /**
     * A decision that was made, never confirmed to anybody, and undone when its database came back.
     *
     * @param decidedAgain whether its operation was decided since
     */
    public record Orphan(
            UUID operation,
            String type,
            String database,
            @Nullable String node,
            @JsonProperty("decided_at") Instant decidedAt,
            @JsonProperty("undone_at") Instant undoneAt,
            @JsonProperty("decided_again") boolean decidedAgain,
            List<String> tables) {}

    /**
     * Both databases, compared row for row.
     *
     * @param why {@code return}: one of them had come back; {@code nightly}, or {@code command}
     * @param outcome equal; different: a table is not what the log says; other_log: the copy has entries
     *     that the decider lacks; other_form: their tables have different columns
     * @param behind how many entries the copy was behind by, which were counted in and are no difference
     * @param compared how many tables
     * @param differing the tables that are not what they should be, by name
     * @param details of each of them
     */
    public record Comparison(
            Instant at,
            String why,
            String outcome,
            @JsonProperty("took_ms") long tookMs,
            @Nullable String decider,
            long behind,
            long compared,
            List<String> differing,
            List<DifferingTable> details) {}

    /**
     * A table that is not what it should be.
     *
     * @param expectedRows how many the copy has to have, which is without what it had yet to take
     * @param expectedChecksum of those
     * @param copyChecksum of those that it has
     * @param rows some of those that differ, by id, with {@code missing_on_copy}, {@code only_on_copy} or {@code changed}
     */
    public record DifferingTable(
            String table,
            @JsonProperty("decider_rows") long deciderRows,
            @JsonProperty("copy_rows") long copyRows,
            @JsonProperty("expected_rows") long expectedRows,
            @JsonProperty("expected_checksum") String expectedChecksum,
            @JsonProperty("copy_checksum") String copyChecksum,
            List<String> rows) {}

    /** Something that is wrong; {@code cause} is a name that never changes. */
    public record Open(String cause, String level, Instant since, Map<String, Object> facts) {}
}
