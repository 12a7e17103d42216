package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.PersonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    @TempDir
    Path folder;

    private Templates templates;

    @BeforeEach
    void read() throws Exception {
        templates = Templates.read(folder);
    }

    @ParameterizedTest
    @CsvSource({"UGC,ru", "UGC,en", "AD,ru", "AD,en", "SELF,ru", "SELF,en"})
    void every_prompt_says_upright_faithful_and_without_letters(Template template, String language) {
        var prompt = prompt(order(template, language, "a mug", "slowly", "come closer"), 0, 4000);

        assertThat(prompt).contains("9:16").contains("a mug").contains("8 ");
        assertThat(prompt)
                .containsPattern(
                        "en".equals(language)
                                ? "exactly as in the photo: same colour, shape, size"
                                : "точно как на фотографии: те же цвет, форма, размер");
        assertThat(prompt).containsPattern("en".equals(language) ? "No letters" : "нет букв");
        assertThat(prompt).doesNotContain("{").doesNotContain("}");
    }

    @Test
    void an_advertising_film_has_no_people() {
        assertThat(prompt(order(Template.AD, "en", "a mug", "", ""), 0, 4000)).contains("No people, no hands");
        assertThat(prompt(order(Template.AD, "ru", "a mug", "", ""), 0, 4000)).contains("Без людей, без рук");
    }

    @ParameterizedTest
    @CsvSource({"UGC,ru", "UGC,en", "AD,ru", "AD,en"})
    void five_clips_of_one_order_get_five_different_prompts(Template template, String language) {
        var order = order(template, language, "a mug", "", "");

        assertThat(IntStream.range(0, 5).mapToObj(variant -> prompt(order, variant, 4000)))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_line_without_its_words_is_left_out() {
        var prompt = prompt(order(Template.AD, "en", "a mug", "", ""), 0, 4000);

        assertThat(prompt).doesNotContain("wishes");
    }

    @Test
    void a_customers_braces_and_dollars_stay_what_they_are() {
        var prompt = prompt(order(Template.SELF, "en", "a {prompt} mug for $1", "", "say {product} \\1"), 0, 4000);

        assertThat(prompt).contains("a {prompt} mug for $1").contains("say {product} \\1");
    }

    @Test
    void a_prompt_fits_its_model_and_no_letter_is_cut_in_two() {
        var prompt = prompt(order(Template.SELF, "en", "👟".repeat(300), "", "👟".repeat(300)), 0, 601);

        assertThat(prompt.length()).isLessThanOrEqualTo(601);
        assertThat(Character.isHighSurrogate(prompt.charAt(prompt.length() - 1)))
                .isFalse();
    }

    @Test
    void the_operators_texts_are_used_and_an_incomplete_file_is_refused() throws Exception {
        Files.writeString(folder.resolve("templates.yaml"), """
                templates:
                  - {id: ugc, titles: {ru: Р, en: E}, summaries: {ru: Р, en: E}, texts: {ru: Р, en: "mine {product}"},
                     rules: {ru: Р, en: E}, variations: {ru: [а], en: [b]}}
                """);

        assertThatThrownBy(() -> Templates.read(folder)).hasMessageContaining("id=ad");
    }

    @ParameterizedTest
    @CsvSource({"UGC,ru,магазине", "UGC,en,shop", "AD,ru,магазине", "AD,en,shop"})
    void a_neurocard_has_words_of_its_own(Template template, String language, String word) {
        var neurocard = order(VideoType.NEUROCARD, template, language, "a mug", "slowly", "");
        var reels = order(VideoType.REELS, template, language, "a mug", "slowly", "");

        var prompt = prompt(neurocard, 0, 4000);

        assertThat(prompt).contains(word).contains("a mug").contains("slowly").contains("9:16");
        assertThat(prompt(reels, 0, 4000)).doesNotContain(word);
    }

    /** Returns the template's own words as they go to a model. */
    private String prompt(VideoOrder order, int variant, int limit) {
        return FinalPrompt.of(
                templates.body(order.story(), variant), templates.rules(order.template(), order.language()), limit);
    }

    private static VideoOrder order(Template template, String language, String product, String wishes, String prompt) {
        return order(VideoType.REELS, template, language, product, wishes, prompt);
    }

    private static VideoOrder order(
            VideoType type, Template template, String language, String product, String wishes, String prompt) {
        var id = UUID.randomUUID();
        return new VideoOrder(
                id,
                new PersonId(id),
                type,
                template,
                "local",
                product,
                wishes,
                prompt,
                language,
                "p.jpg",
                null,
                8,
                1,
                1,
                null);
    }
}
