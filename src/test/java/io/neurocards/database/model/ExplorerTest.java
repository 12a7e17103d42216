package io.neurocards.database.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.model.Rules.Bounds;
import io.neurocards.database.model.Rules.Disaster;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every history of small worlds, under all rules: some 25 s of a processor, 120 MB. {@link ModelRun} explores the large ones.
 */
@Thorough
class ExplorerTest {

    @ParameterizedTest
    @MethodSource
    void no_history_breaks_a_promise(Bounds bounds, int slotBits) {
        var result = Explorer.of(Rules.all(bounds)).explore(slotBits);

        System.out.println("Explorer: " + result);
        assertThat(result.broken()).as(result.history()).isEmpty();
    }

    static Stream<Object[]> no_history_breaks_a_promise() {
        return Stream.of(
                world(Bounds.oneProcess(2, 5), 22),
                world(Bounds.oneProcess(2, 4).inBatchesOf(1), 22),
                world(Bounds.oneProcess(2, 3).with(Disaster.LOST_TAIL), 22),
                world(Bounds.oneProcess(2, 4).withShadowing(), 22),
                world(Bounds.oneProcess(2, 3).withShadowing().with(Disaster.LOST_TAIL), 22),
                world(Bounds.oneProcess(2, 4).withoutWaitingForTheMark(), 22),
                world(Bounds.oneProcess(2, 2).with(Disaster.LOST_JOURNAL), 22),
                world(Bounds.twoNodes(1, 4), 22),
                world(Bounds.twoNodes(2, 2), 22),
                world(Bounds.twoNodes(1, 2).with(Disaster.LOST_TAIL).withWitnessedMark(), 21));
    }

    private static Object[] world(Bounds bounds, int slotBits) {
        return new Object[] {bounds, slotBits};
    }
}
