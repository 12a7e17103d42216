package io.neurocards.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Кружка «Утро», 350 мл | Кружка Утро 350 мл.mp4
                    ../../etc/passwd | etc passwd.mp4
                    C:\\Users: "x"? | C Users x.mp4
                    ♥♥♥ | neurocards.mp4
                    """)
    void a_clip_is_saved_under_a_name_that_every_file_system_takes(String description, String expected) {
        assertThat(Clips.fileName(description)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a", "ы", "𝒜"})
    void a_long_description_makes_a_name_of_sixty_characters(String letter) {
        var name = Clips.fileName(letter.repeat(500));

        assertThat(name).isEqualTo(letter.repeat(60) + ".mp4");
    }
}
