package io.neurocards.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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

    private static final String WIRED = """
            models:
              - id: one
                provider: kie
                titles: {en: One}
                inputs: [image]
                ratios: ["9:16"]
                seconds: {shortest: 5, longest: 10, usual: 5, allowed: [5, 10]}
                resolution: 1080x1920
                audio: true
                credits: 3
                provider_cost_minor: 80
                prompt_limit: 600
                making_seconds: 100
                state: live
                substitute: null
                wire:
                  family: kie_market
                  name: some/model
                  image: {field: image_urls, as: list}
            """;

    @TempDir
    Path folder;

    @Test
    void ours_sells_the_local_one_first_and_keeps_the_retired_ones_name() throws Exception {
        var catalogue = TestProviders.shipped();

        assertThat(catalogue.usual()).map(Model::id).contains("local");
        assertThat(catalogue.find("sora-2")).map(Model::state).contains(Model.State.RETIRED);
        assertThat(catalogue.onSale()).extracting(Model::provider).contains("local", "kie", "kling");
    }

    @Test
    void without_keys_only_what_is_made_here_is_on_sale() throws Exception {
        var catalogue = TestProviders.catalogue(
                folder, new RememberedPauses(), model -> model.provider().equals("local"));

        assertThat(catalogue.onSale()).extracting(Model::id).containsExactly("local");
    }

    @Test
    void the_usual_model_is_the_preferred_providers_first_when_it_can_be_reached() throws Exception {
        var source = new Catalogue.Source(folder, "kie", Set.of());
        var with = Catalogue.read(source, new RememberedPauses(), _ -> true);
        var without = Catalogue.read(
                source, new RememberedPauses(), model -> !model.provider().equals("kie"));

        assertThat(with.usual()).map(Model::provider).contains("kie");
        assertThat(without.usual()).map(Model::id).contains("local");
    }

    @Test
    void titles_of_simulated_providers_say_so() throws Exception {
        var source = new Catalogue.Source(folder, null, Set.of("kie"));
        var catalogue = Catalogue.read(source, new RememberedPauses(), _ -> true);

        var simulated = catalogue.find("kling-3.0").orElseThrow();
        assertThat(simulated.title("ru")).isEqualTo("Kling 3.0 (имитация)");
        assertThat(simulated.title("en")).isEqualTo("Kling 3.0 (simulated)");
        assertThat(catalogue.find("local").orElseThrow().title("en")).doesNotContain("simulated");
    }

    @Test
    void the_operators_file_is_used_instead_of_ours() throws Exception {
        Files.writeString(folder.resolve("models.yaml"), MODEL);

        var catalogue = TestProviders.catalogue(folder, new RememberedPauses(), _ -> true);

        assertThat(catalogue.models()).extracting(Model::id).containsExactly("one");
        assertThat(catalogue.models().getFirst().title("ru")).isEqualTo("Один");
        assertThat(catalogue.models().getFirst().title("de")).isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credits: 1     | credits: 0        | Not a model        | 2",
                "shortest: 5    | shortest: 9       | Not lengths        | 3",
                "substitute: null | substitute: two | the substitute of one is unknown: two | 4",
                "substitute: null | substitute: one | in a circle: one > one | 4",
                "state: live    | state: sometimes  | sometimes          | 4",
                "audio: true    | audio: true, colour: red | colour      | 3",
                "provider: local | provider: acme   | the provider of one is unknown: acme | 2",
                "provider: local | provider: kie    | needs a wire       | 2",
                "models:        | things:           | things             | 1"
            })
    void a_file_that_makes_no_sense_stops_the_start_and_says_why_and_where(
            String right, String wrong, String reason, int line) {
        assertThatThrownBy(() -> TestProviders.catalogue(MODEL.replace(right, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("models.yaml, line=" + line + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "family: kie_market | family: kling_legacy | belongs to kling | 17",
                "family: kie_market | family: kie_bazaar   | kie_bazaar       | 17",
                "as: list           | as: base64           | does not take a photo as base64 | 19",
                "as: list           | as: heap             | heap             | 19",
                "allowed: [5, 10]   | allowed: [6, 10]     | Not lengths      | 7",
                "provider: kie      | provider: local      | takes no wire    | 16"
            })
    void a_wire_that_makes_no_sense_stops_the_start_and_says_why_and_where(
            String right, String wrong, String reason, int line) {
        assertThatThrownBy(() -> TestProviders.catalogue(WIRED.replace(right, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("models.yaml, line=" + line + ",");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        assertThatThrownBy(() -> TestProviders.catalogue("models:\n  - {id: one, provider: [local\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("models.yaml")
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> TestProviders.catalogue("")).hasMessageContaining("it is empty");
    }

    @Test
    void two_models_do_not_share_an_id() {
        assertThatThrownBy(() -> TestProviders.catalogue(MODEL + MODEL.replace("models:\n", "")))
                .hasMessageContaining("line=5, reason=two models have one id: one");
    }

    @Test
    void substitutes_that_go_round_are_refused() {
        var ring = MODEL.replace("substitute: null", "substitute: two")
                + MODEL.replace("models:\n", "")
                        .replace("id: one", "id: two")
                        .replace("substitute: null", "substitute: one");

        assertThatThrownBy(() -> TestProviders.catalogue(ring)).hasMessageContaining("one > two > one");
    }

    @Test
    void a_model_may_make_some_lengths_only() {
        var seconds = TestProviders.catalogue(WIRED).models().getFirst().seconds();

        assertThat(seconds.allow(5)).isTrue();
        assertThat(seconds.allow(7)).isFalse();
        assertThat(seconds.allow(10)).isTrue();
        assertThat(seconds.nearest(8)).isEqualTo(10);
        assertThat(seconds.step()).isEqualTo(5);
        assertThat(TestProviders.catalogue()
                        .find("local")
                        .orElseThrow()
                        .seconds()
                        .step())
                .isEqualTo(1);
    }
}
