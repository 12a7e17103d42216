package io.neurocards.database.journal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories from a seed, on a disk that keeps only what was forced. {@link JournalAttack} runs more of them. */
class PowerLossTest {

    private static final int HISTORIES = 300;
    private static final int STEPS = 60;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_was_acknowledged_survives_everything_and_nothing_else_appears(boolean mirrored) {
        var first = System.nanoTime();
        System.out.printf("Journal histories: mirrored=%s, first seed=%d%n", mirrored, first);

        for (var seed = first; seed < first + HISTORIES; seed++) {
            Attack.run(seed, mirrored, STEPS);
        }
    }
}
