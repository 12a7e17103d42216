package io.neurocards.sandbox.faults.page;

import io.neurocards.database.pair.PairStatus;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import io.neurocards.sandbox.faults.DatabaseFault;
import io.neurocards.sandbox.faults.DemoDatabase;
import io.neurocards.sandbox.faults.LinkTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One database as the page shows it.
 *
 * @param side {@code primary} or {@code backup}
 * @param condition how the studio sees it, in a word of {@link DatabaseStatus}; {@code unwatched} when nobody looks
 * @param reason why it is away
 * @param latency of the last probe in milliseconds
 * @param lag how many entries it lacks; null when that is not known
 * @param server what its process does
 * @param troubles what is wrong with the way to it
 * @param row what stands in the database itself; null when it can't be asked
 * @param faults what can be ordered to happen to it
 */
public record ShownDatabase(
        String side,
        String condition,
        @Nullable String reason,
        @Nullable Long latency,
        @Nullable Long lag,
        String server,
        List<String> troubles,
        @Nullable OwnRow row,
        long connections,
        List<String> faults) {

    private static final String UNWATCHED = "unwatched";

    /** What a database believes about who decides: its own row. */
    public record OwnRow(long epoch, String decider, boolean closed, long head) {}

    static ShownDatabase of(DemoDatabase database, @Nullable PairStatus status, @Nullable OwnRow row) {
        var seen = status == null
                ? null
                : status.databases().stream()
                        .filter(one -> one.side() == database.side())
                        .findFirst()
                        .orElse(null);
        return new ShownDatabase(
                word(database.side()),
                seen == null ? UNWATCHED : seen.condition(),
                seen == null ? null : seen.reason(),
                seen == null ? null : Long.valueOf(seen.latency().toMillis()),
                seen == null ? null : seen.lag(),
                word(database.condition()),
                troubles(database.link().trouble()),
                row,
                database.link().counts().open(),
                Stream.of(DatabaseFault.values()).map(ShownDatabase::word).toList());
    }

    private static List<String> troubles(LinkTrouble trouble) {
        var words = new ArrayList<String>();
        if (trouble.cut()) {
            words.add("cut");
        }
        if (trouble.holdsTowardsServer() || trouble.holdsTowardsClient()) {
            words.add("held");
        }
        if (!trouble.delay().equals(Duration.ZERO)) {
            words.add("slow");
        }
        if (trouble.loss() != LinkTrouble.Loss.NOTHING) {
            words.add(word(trouble.loss()));
        }
        return words;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
