package io.neurocards.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"ru, 1, 1 кредит", "ru, 2, 2 кредита", "ru, 5, 5 кредитов", "en, 1, 1 credit", "en, 3, 3 credits"})
    void a_counted_noun_stays_on_one_line(String language, long count, String expected) {
        assertThat(words(language).credits(count)).isEqualTo(expected.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({"ru, 1, 1 балл", "ru, 22, 22 балла", "ru, 100, 100 баллов", "en, 1, 1 point", "en, 100, 100 points"})
    void points_are_counted_in_their_right_form(String language, long count, String expected) {
        assertThat(words(language).points(count)).isEqualTo(expected.replace(' ', '\u00a0'));
    }

    private static Words words(String language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/web");
        messages.setDefaultEncoding("UTF-8");
        return new Words(messages, Locale.of(language));
    }
}
