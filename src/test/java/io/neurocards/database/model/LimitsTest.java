package io.neurocards.database.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.model.Rules.Bounds;
import io.neurocards.database.model.Rules.Disaster;
import org.junit.jupiter.api.Test;

/**
 * What the rules as they stand do not survive: docs/failover-model.md says so to whoever runs it, and these histories prove it.
 * Who adds a rule against one of them moves it to {@link ExplorerTest}.
 */
class LimitsTest {

    @Test
    void several_nodes_do_not_notice_that_the_decider_lost_its_tail() {
        var result = Explorer.of(Rules.all(Bounds.twoNodes(1, 2).with(Disaster.LOST_TAIL)))
                .explore(20);

        System.out.println("Limit: " + result + "\n" + result.history());
        assertThat(result.broken()).hasValue(Invariant.I7_ONE_PAID_TASK);
        assertThat(result.depth()).isEqualTo(12);
    }

    @Test
    void a_lost_tail_and_a_lost_journal_together_lose_an_answer_given_with_one_database() {
        var bounds = Bounds.oneProcess(1, 2).with(Disaster.LOST_TAIL).with(Disaster.LOST_JOURNAL);

        var result = Explorer.of(Rules.all(bounds)).explore(20);

        System.out.println("Limit: " + result + "\n" + result.history());
        assertThat(result.broken()).hasValue(Invariant.I1_ANSWERED_IS_SOMEWHERE);
    }
}
