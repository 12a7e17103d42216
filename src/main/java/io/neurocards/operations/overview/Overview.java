package io.neurocards.operations.overview;

import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.providers.proxies.Proxies;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the work stands.
 *
 * @param stages clips that are not finished, by stage
 * @param ended clips that ended since midnight, by how
 * @param waitingCredits what the clips that are not finished cost their customers
 * @param ways out to others: how many proxies are set, and how many of them may be used at present
 * @param proxies those that failed lately
 * @param takings money that came since midnight; tests are not counted
 * @param pending payments that were begun and may still be paid; tests are not counted
 */
public record Overview(
        Instant at,
        List<Count> stages,
        List<Count> ended,
        long waitingCredits,
        List<ProcessSeen> processes,
        Proxies.Counts ways,
        List<Proxy> proxies,
        List<Takings> takings,
        Pending pending,
        Credits credits) {

    /** Returns how many of a hundred clips that ended by themselves since midnight are there; null while none has. */
    public @Nullable Integer success() {
        var made = ended("completed");
        var all = made + ended("failed");
        return all == 0 ? null : (int) (made * 100 / all);
    }

    private long ended(String word) {
        return ended.stream()
                .filter(one -> one.word().equals(word))
                .mapToLong(Count::count)
                .sum();
    }

    /** Something counted, by a word. */
    public record Count(String word, long count) {}

    /** A proxy that failed lately; {@code rests} while it is left alone. */
    public record Proxy(String address, long failures, boolean rests) {}

    /** Money of one currency, in minor units. */
    public record Takings(String currency, long payments, long amount) {}

    /**
     * Payments that somebody began.
     *
     * @param oldest when the first of them was begun; null for none
     */
    public record Pending(long count, @Nullable Instant oldest) {}

    /** What all customers have together. */
    public record Credits(long available, long held) {}
}
