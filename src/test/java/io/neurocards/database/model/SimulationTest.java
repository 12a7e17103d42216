package io.neurocards.database.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.model.Rules.Bounds;
import io.neurocards.database.model.Rules.Disaster;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long random histories under all rules, each healed in the end. {@code -Dmodel.seed=…} runs one seed's histories again,
 * {@code -Dmodel.seconds=…} makes each world's longer than its 5 seconds.
 */
@Thorough
class SimulationTest {

    private static final long SEED = Long.getLong("model.seed", System.nanoTime());
    private static final int SECONDS = Integer.getInteger("model.seconds", 5);

    @ParameterizedTest
    @MethodSource
    void every_history_keeps_its_promises_and_becomes_well(Bounds bounds) {
        System.out.println("Simulation: -Dmodel.seed=" + SEED + ", " + bounds);

        var result = Simulation.run(Rules.all(bounds), SEED, Long.MAX_VALUE, SECONDS);

        System.out.println("Simulation: " + result);
        assertThat(result.failure())
                .as(() -> result.failure().map(Simulation.Failure::history).orElse(""))
                .isEmpty();
    }

    static Stream<Bounds> every_history_keeps_its_promises_and_becomes_well() {
        return Stream.of(
                Bounds.oneProcess(3, 10).inBatchesOf(1),
                Bounds.oneProcess(3, 10).with(Disaster.LOST_TAIL),
                Bounds.oneProcess(3, 8).with(Disaster.LOST_JOURNAL),
                Bounds.twoNodes(3, 10));
    }
}
