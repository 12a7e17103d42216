package io.neurocards.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final String MODEL = """
            models:
              - {id: one, provider: local, titles: {en: One, ru: Один}, inputs: [image], ratios: ["9:16"],
                 seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 1,
                 provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: null}
            """;

    @TempDir
    Path folder;

    @Test
    void ours_has_one_live_model_and_keeps_the_retired_ones_name() throws Exception {
        var catalogue = Catalogue.read(folder);

        assertThat(catalogue.usual()).map(Model::id).contains("local");
        assertThat(catalogue.models()).filteredOn(Model::isLive).hasSize(1);
        assertThat(catalogue.find("sora-2")).map(Model::state).contains(Model.State.RETIRED);
    }

    @Test
    void the_operators_file_is_used_instead_of_ours() throws Exception {
        Files.writeString(folder.resolve("models.yaml"), MODEL);

        var catalogue = Catalogue.read(folder);

        assertThat(catalogue.models()).extracting(Model::id).containsExactly("one");
        assertThat(catalogue.models().getFirst().title("ru")).isEqualTo("Один");
        assertThat(catalogue.models().getFirst().title("de")).isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credits: 1     | credits: 0        | Not a model",
                "shortest: 5    | shortest: 9       | Not lengths",
                "substitute: null | substitute: two | substitute",
                "state: live    | state: sometimes  | sometimes",
                "audio: true    | audio: true, colour: red | colour",
                "models:        | things:           | things"
            })
    void a_file_that_makes_no_sense_stops_the_start_and_says_why(String right, String wrong, String reason) {
        assertThatThrownBy(() -> Catalogue.parse(MODEL.replace(right, wrong))).hasStackTraceContaining(reason);
    }

    @Test
    void two_models_do_not_share_an_id() {
        assertThatThrownBy(() -> Catalogue.parse(MODEL + MODEL.replace("models:\n", "")))
                .hasMessageContaining("two models have one id");
    }
}
