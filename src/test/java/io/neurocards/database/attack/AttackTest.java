package io.neurocards.database.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Some histories of a new seed on real servers; {@code -Dattack.seed} runs one again, {@code -Dattack.seconds} runs more. */
@Thorough
@Order(3)
class AttackTest {

    private static final long SEED = Long.getLong("attack.seed", System.nanoTime());
    private static final int SECONDS = Integer.getInteger("attack.seconds", 25);

    /** Among so many answers all kinds are. */
    private static final int ENOUGH = 200;

    @Test
    void every_promise_is_kept_while_databases_links_and_the_node_fail() throws Exception {
        System.out.println("Attack: -Dattack.seed=" + SEED + " -Dattack.seconds=" + SECONDS);

        assertKept(Attack.run(Attack.Order.of(Duration.ofSeconds(SECONDS), SEED, false)));
    }

    @Test
    void every_promise_is_kept_by_two_processes_that_share_a_witness_which_fails_too() throws Exception {
        System.out.println("Attack on two: -Dattack.seed=" + SEED + " -Dattack.seconds=" + SECONDS);

        assertKept(Attack.run(Attack.Order.of(Duration.ofSeconds(SECONDS), SEED, true)));
    }

    private static void assertKept(List<History.Outcome> outcomes) {
        assertThat(outcomes).isNotEmpty().allSatisfy(outcome -> {
            assertThat(outcome.broken()).isEmpty();
            assertThat(outcome.answered()).isPositive();
        });
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.answered() > ENOUGH)
                .as("histories in which much was asked for")
                .allSatisfy(outcome -> {
                    assertThat(outcome.sold().clips()).isPositive();
                    assertThat(outcome.sold().payments()).isPositive();
                });
    }
}
