package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The production classes of the pair over simulated databases, in histories from a seed that is printed. {@code -Dpair.seed=…}
 * runs one seed's histories again, {@code -Dpair.seconds=…} makes it longer than 20 seconds.
 */
@Thorough
class SimulatedPairTest {

    private static final long SEED = Long.getLong("pair.seed", System.nanoTime());
    private static final int SECONDS = Integer.getInteger("pair.seconds", 20);
    private static final int MOST_HISTORIES = 20_000;

    /** Only a machine that has no time at all for this needs as much. */
    private static final int MOST_SECONDS = 240;

    @Test
    void every_history_keeps_its_promises_and_becomes_well() {
        System.out.println("Pair: -Dpair.seed=" + SEED);

        var result = PairSimulation.search(SEED, Long.MAX_VALUE, SECONDS, PairBug.NONE);

        System.out.println("Pair: " + result);
        assertThat(result.failure())
                .as(() -> result.failure().map(PairSimulation.Failure::history).orElse(""))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void every_bug_is_seen(PairBug bug) {
        var result = PairSimulation.search(1, MOST_HISTORIES, MOST_SECONDS, bug);

        System.out.println("Pair without " + bug + " (" + bug.sentence() + "): " + result);
        assertThat(result.failure()).as(bug.sentence()).isPresent();
    }
}
