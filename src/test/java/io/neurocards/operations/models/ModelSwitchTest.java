package io.neurocards.operations.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.operations.house.Done;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.operations.models.ModelsReport.Sale;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelSwitchTest {

    private static final Operator ANN = Operator.onTelegram(7);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Catalogue catalogue = TestProviders.catalogueOfWords(database.jdbc(), clock);
    private final AuditLog audit = TestAudit.on(database.jdbc());
    private final ModelSwitch models = new ModelSwitch(database.decisions(clock), catalogue, audit, clock);
    private final ModelsReport report = new ModelsReport(database.jdbc(), catalogue, clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_model_is_paused_and_resumed_with_a_line_each_in_the_audit_log() {
        assertThat(models.pause(word("too many complaints"), "local")).isEqualTo(new Done(true));
        assertThat(models.pause(word("too many complaints"), "local")).isEqualTo(new Done(false));
        assertThat(catalogue.find("local")).map(Model::state).contains(Model.State.PAUSED);

        clock.advance(Duration.ofMinutes(1));
        assertThat(models.resume(word("mended"), "local")).isEqualTo(new Done(true));
        assertThat(models.resume(word("again"), "local")).isEqualTo(new Done(false));

        assertThat(catalogue.find("local")).map(Model::state).contains(Model.State.LIVE);
        assertThat(audit.latest(5))
                .extracting(line -> line.act().action() + " " + line.act().subject() + ": "
                        + line.act().reason())
                .containsExactly("model.resume model:local: mended", "model.pause model:local: too many complaints");
    }

    @Test
    void the_same_word_again_gets_the_first_answer_whatever_has_become_of_the_model() {
        var pause = word("too many complaints");
        models.pause(pause, "local");
        models.resume(word("mended"), "local");

        assertThat(models.pause(pause, "local")).isEqualTo(new Done(true));

        assertThat(catalogue.find("local")).map(Model::state).contains(Model.State.LIVE);
        assertThat(audit.latest(5)).hasSize(2);
    }

    @Test
    void what_the_file_has_retired_is_not_paused() {
        var retired = TestProviders.catalogue();
        var onRetired = new ModelSwitch(database.decisions(clock), retired, audit, clock);

        assertThat(problem(() -> onRetired.pause(word("why"), "gone"))).isEqualTo(ProblemCode.MODEL_UNAVAILABLE);

        assertThat(new ModelsReport(database.jdbc(), retired, clock).find("gone"))
                .map(ModelsReport.ModelStanding::sale)
                .contains(Sale.RETIRED);
    }

    @Test
    void what_is_not_there_is_neither_paused_nor_resumed() {
        assertThat(problem(() -> models.pause(word("why"), "none"))).isEqualTo(ProblemCode.MODEL_UNKNOWN);
        assertThat(problem(() -> models.resume(word("why"), "none"))).isEqualTo(ProblemCode.MODEL_UNKNOWN);
        assertThat(audit.latest(5)).isEmpty();
    }

    @Test
    void the_report_says_what_can_be_ordered_and_why_not() {
        models.pause(word("too <many> complaints"), "local");

        var local = report.find("local").orElseThrow();

        assertThat(local.sale()).isEqualTo(Sale.PAUSED);
        assertThat(local.substitute()).isNull();
        assertThat(local.pause()).isNotNull();
        assertThat(local.pause().reason()).isEqualTo("too <many> complaints");
        assertThat(report.find("none")).isEmpty();
        models.resume(word("mended"), "local");
        assertThat(report.find("local")).map(ModelsReport.ModelStanding::sale).contains(Sale.ON_SALE);
    }

    private HouseWord word(String reason) {
        return new HouseWord(OperationId.at(clock.instant()), ANN, reason);
    }

    private static ProblemCode problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        return catchThrowableOfType(ProblemException.class, action).code();
    }
}
