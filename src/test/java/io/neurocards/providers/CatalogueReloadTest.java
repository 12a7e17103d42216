package io.neurocards.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReloadTest {

    private static final String HEAD = "models:\n";

    @TempDir
    Path folder;

    private final RememberedPauses pauses = new RememberedPauses();

    @BeforeEach
    void write() throws IOException {
        write(HEAD + model("dear", 4, "middle") + model("middle", 5, "cheap") + model("cheap", 3, null));
    }

    @Test
    void a_changed_file_is_in_force_after_the_next_look() throws IOException {
        var catalogue = catalogue();

        write(HEAD + model("dear", 7, null));
        catalogue.refresh();

        assertThat(catalogue.find("dear")).map(Model::credits).contains(7L);
        assertThat(catalogue.refusal()).isEmpty();
    }

    @Test
    void a_model_that_leaves_the_file_is_still_known_for_its_orders_and_not_sold() throws IOException {
        var catalogue = catalogue();

        write(HEAD + model("dear", 4, null));
        catalogue.refresh();

        assertThat(catalogue.find("cheap")).map(Model::state).contains(Model.State.RETIRED);
        assertThat(catalogue.onSale()).extracting(Model::id).containsExactly("dear");
    }

    @Test
    void a_file_that_makes_no_sense_leaves_the_old_one_in_force_until_it_is_mended() throws IOException {
        var catalogue = catalogue();

        write(HEAD + model("dear", 4, "nobody"));
        catalogue.refresh();
        catalogue.refresh();

        assertThat(catalogue.onSale()).extracting(Model::id).containsExactly("dear", "middle", "cheap");
        assertThat(catalogue.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("line=2", "nobody"));

        write(HEAD + model("dear", 4, null));
        catalogue.refresh();

        assertThat(catalogue.refusal()).isEmpty();
        assertThat(catalogue.onSale()).extracting(Model::id).containsExactly("dear");
    }

    @Test
    void a_file_that_can_not_be_read_leaves_the_old_one_in_force() throws IOException {
        var catalogue = catalogue();

        Files.write(folder.resolve("models.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        catalogue.refresh();
        assertThat(catalogue.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("can't be read"));
        assertThat(catalogue.onSale()).hasSize(3);

        write(HEAD + model("dear", 4, null));
        catalogue.refresh();
        assertThat(catalogue.refusal()).isEmpty();
    }

    @Test
    void a_paused_model_is_off_sale_in_all_processes_until_it_is_resumed() throws IOException {
        var here = catalogue();
        var there = catalogue();

        here.pause(here.find("dear").orElseThrow(), "the interface is paused");
        here.pause(here.find("dear").orElseThrow(), "again");
        there.refresh();

        assertThat(there.find("dear")).map(Model::state).contains(Model.State.PAUSED);
        assertThat(there.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause.reason()).isEqualTo("the interface is paused"));
        assertThat(there.resume("dear")).isTrue();
        assertThat(there.resume("dear")).isFalse();
        here.refresh();
        assertThat(here.find("dear")).map(Model::state).contains(Model.State.LIVE);
    }

    @Test
    void a_substitute_is_live_reachable_and_costs_no_more() throws IOException {
        var catalogue = catalogue();
        var dear = catalogue.find("dear").orElseThrow();

        assertThat(catalogue.substituteFor(dear)).map(Model::id).contains("cheap");

        catalogue.pause(catalogue.find("cheap").orElseThrow(), "not found");
        assertThat(catalogue.substituteFor(dear)).isEmpty();

        var unreachable = TestProviders.catalogue(
                folder, new RememberedPauses(), model -> !model.id().equals("cheap"));
        assertThat(unreachable.substituteFor(dear)).isEmpty();
    }

    @Test
    void while_the_database_is_away_known_pauses_stay() throws IOException {
        var catalogue = catalogue();
        catalogue.pause(catalogue.find("dear").orElseThrow(), "not found");

        pauses.goAway(true);
        catalogue.refresh();

        assertThat(catalogue.find("dear")).map(Model::state).contains(Model.State.PAUSED);
    }

    @Test
    void the_table_keeps_one_open_pause_for_a_model_and_its_history() {
        try (var database = TestDatabase.fresh()) {
            var clock = new MovableClock();
            var table = new PauseTable(database.jdbc(), clock);
            var decisions = database.decisions(clock);

            assertThat((boolean) decisions.act(() -> table.begin("one", "interface paused")))
                    .isTrue();
            assertThat((boolean) decisions.act(() -> table.begin("one", "again")))
                    .isFalse();
            assertThat((boolean) decisions.act(() -> table.begin("two", "not found")))
                    .isTrue();
            assertThat(table.open()).extracting(Catalogue.Pause::model).containsExactly("one", "two");
            assertThat(table.open().getFirst().since()).isEqualTo(clock.instant());
            assertThat((boolean) decisions.act(() -> table.end("one"))).isTrue();
            assertThat((boolean) decisions.act(() -> table.end("one"))).isFalse();
            assertThat((boolean) decisions.act(() -> table.begin("one", "once more")))
                    .isTrue();

            assertThat(table.open()).extracting(Catalogue.Pause::reason).containsExactly("not found", "once more");
            assertThat(database.jdbc()
                            .sql("select count(*) from model_pauses")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    private Catalogue catalogue() throws IOException {
        return TestProviders.catalogue(folder, pauses, _ -> true);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("models.yaml"), yaml);
    }

    private static String model(String id, int credits, String substitute) {
        return """
                  - {id: %s, provider: local, titles: {en: One}, inputs: [image], ratios: ["9:16"], seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: %d, provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: %s}
                """.formatted(id, credits, substitute);
    }
}
