package io.neurocards.operations.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelSwitchTest {

    private static final Operator ANN = Operator.onTelegram(7);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Catalogue catalogue = TestProviders.catalogue();
    private final AuditLog audit = TestAudit.on(database.jdbc());
    private final ModelSwitch models = new ModelSwitch(database.decisions(clock), catalogue, audit, clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_model_is_paused_and_resumed_with_a_line_each_in_the_audit_log() {
        models.pause(ANN, "local", "too many complaints");
        assertThat(catalogue.find("local")).map(Model::state).contains(Model.State.PAUSED);

        clock.advance(Duration.ofMinutes(1));
        assertThat(models.resume(ANN, "local", "mended")).isTrue();
        assertThat(models.resume(ANN, "local", "again")).isFalse();

        assertThat(catalogue.find("local")).map(Model::state).contains(Model.State.LIVE);
        assertThat(audit.latest(5))
                .extracting(line -> line.act().action() + " " + line.act().subject() + ": "
                        + line.act().reason())
                .containsExactly("model.resume model:local: mended", "model.pause model:local: too many complaints");
    }

    @Test
    void what_is_not_sold_anyway_is_neither_paused_nor_resumed() {
        assertThat(problem(() -> models.pause(ANN, "gone", "why"))).isEqualTo(ProblemCode.MODEL_UNAVAILABLE);
        assertThat(problem(() -> models.pause(ANN, "none", "why"))).isEqualTo(ProblemCode.MODEL_UNKNOWN);
        assertThat(problem(() -> models.resume(ANN, "none", "why"))).isEqualTo(ProblemCode.MODEL_UNKNOWN);
        assertThat(audit.latest(5)).isEmpty();
    }

    private static ProblemCode problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        return catchThrowableOfType(ProblemException.class, action).code();
    }
}
