package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neurocards.providers.ScriptedProvider;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.junit.jupiter.api.Test;

class BriefCheckTest {

    private static final String TWO_MODELS = """
            models:
              - {id: dear, provider: local, titles: {en: Dear}, inputs: [image], ratios: ["9:16"],
                 seconds: {shortest: 5, longest: 14, usual: 8}, resolution: 1080x1920, audio: true, credits: 3,
                 provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live, substitute: cheap}
              - {id: cheap, provider: local, titles: {en: Cheap}, inputs: [image], ratios: ["9:16"],
                 seconds: {shortest: 5, longest: 10, usual: 5, allowed: [5, 10]}, resolution: 1080x1920, audio: true,
                 credits: 2, provider_cost_minor: 0, prompt_limit: 600, making_seconds: 8, state: live,
                 substitute: null}
            """;

    private final BriefCheck check =
            new BriefCheck(TestProviders.catalogue(), TestProviders.of(new ScriptedProvider()));

    @Test
    void what_is_left_open_gets_the_usual_model_and_length() {
        var checked = check.check(brief("ad", "a mug", null, null), VideoType.REELS);

        assertThat(checked.model().id()).isEqualTo("local");
        assertThat(checked.seconds()).isEqualTo(8);
        assertThat(checked.wishes()).isEmpty();
    }

    @Test
    void texts_keep_their_signs_and_lose_what_controls_a_terminal() {
        var checked = check.check(brief("ad", "  <b>\u001b[31mred\u0000</b>\r\nmug 👟 ", null, null), VideoType.REELS);

        assertThat(checked.description()).isEqualTo("<b>[31mred</b>\nmug 👟");
    }

    @Test
    void a_wish_with_the_word_no_is_kept() {
        var checked = check.check(brief("ad", "кружка", "людей в кадре нет", null), VideoType.REELS);

        assertThat(checked.wishes()).isEqualTo("людей в кадре нет");
    }

    @Test
    void a_thousand_signs_are_a_thousand_whatever_they_are_made_of() {
        assertThat(check.check(brief("ad", "👟".repeat(1000), null, null), VideoType.REELS)
                        .description())
                .isNotEmpty();
        assertThat(problem(brief("ad", "👟".repeat(1001), null, null))).isEqualTo(ProblemCode.TEXT_TOO_LONG);
    }

    @Test
    void a_retired_model_is_not_sold() {
        var brief = new Brief("ad", "a mug", null, null, 1, null, "gone", "en");

        assertThat(problem(brief)).isEqualTo(ProblemCode.MODEL_UNAVAILABLE);
    }

    @Test
    void orders_of_a_paused_model_go_to_its_substitute_with_the_nearest_length() {
        var catalogue = TestProviders.catalogue(TWO_MODELS);
        var provider = new ScriptedProvider();
        var briefs = new BriefCheck(catalogue, TestProviders.of(provider));
        catalogue.pause(catalogue.find("dear").orElseThrow(), "the interface is paused");

        var checked = briefs.check(new Brief("ad", "a mug", null, null, 1, 8, "dear", "en"), VideoType.REELS);

        assertThat(checked.model().id()).isEqualTo("cheap");
        assertThat(checked.model().credits()).isLessThanOrEqualTo(3);
        assertThat(checked.seconds()).isEqualTo(10);
    }

    @Test
    void a_paused_model_without_a_substitute_is_not_sold() {
        var catalogue = TestProviders.catalogue(TWO_MODELS);
        var briefs = new BriefCheck(catalogue, TestProviders.of(new ScriptedProvider()));
        catalogue.pause(catalogue.find("cheap").orElseThrow(), "not found");

        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> briefs.check(new Brief("ad", "a mug", null, null, 1, 5, "cheap", "en"), VideoType.REELS));

        assertThat(problem.code()).isEqualTo(ProblemCode.MODEL_UNAVAILABLE);
    }

    @Test
    void a_length_between_the_allowed_ones_is_not_made() {
        var briefs = new BriefCheck(TestProviders.catalogue(TWO_MODELS), TestProviders.of(new ScriptedProvider()));

        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> briefs.check(new Brief("ad", "a mug", null, null, 1, 8, "cheap", "en"), VideoType.REELS));

        assertThat(problem.code()).isEqualTo(ProblemCode.DURATION_INVALID);
        assertThat(problem.facts()).containsEntry("allowed", java.util.List.of(5, 10));
    }

    @Test
    void a_model_without_a_client_is_not_sold() {
        var lonely = new BriefCheck(TestProviders.catalogue(), TestProviders.of());

        var problem = catchThrowableOfType(
                ProblemException.class, () -> lonely.check(brief("ad", "a mug", null, null), VideoType.REELS));

        assertThat(problem.code()).isEqualTo(ProblemCode.MODEL_UNAVAILABLE);
    }

    @Test
    void ones_own_template_needs_ones_own_words() {
        assertThat(problem(brief("self", "a mug", null, " "))).isEqualTo(ProblemCode.PROMPT_REQUIRED);
        assertThat(check.check(brief("self", "a mug", null, "come closer"), VideoType.REELS)
                        .prompt())
                .isEqualTo("come closer");
    }

    private ProblemCode problem(Brief brief) {
        return catchThrowableOfType(ProblemException.class, () -> check.check(brief, VideoType.REELS))
                .code();
    }

    private static Brief brief(String template, String description, String wishes, String prompt) {
        return new Brief(template, description, wishes, prompt, 1, null, null, "ru");
    }
}
