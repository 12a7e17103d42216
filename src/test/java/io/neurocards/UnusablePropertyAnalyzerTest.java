package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.Min;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.validation.annotation.Validated;

class UnusablePropertyAnalyzerTest {

    @Validated
    @ConfigurationProperties("neurocards.videos")
    record Rules(
            @Min(0) @DefaultValue("2") long freeCredits,
            @DefaultValue("") String password) {

        Rules {
            if (password.equals("s3cret")) {
                throw new IllegalArgumentException("That password is too well known");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Rules.class)
    static class Studio {}

    @Test
    void a_value_out_of_range_is_named_as_the_operator_knows_it() {
        assertThat(told(Map.of("neurocards.videos.free-credits", "-1")))
                .contains("FREE_CREDITS (neurocards.videos.free-credits) must be greater than or equal to 0");
    }

    @Test
    void a_value_of_the_wrong_kind_is_named_and_not_repeated() {
        assertThat(told(Map.of("neurocards.videos.free-credits", "s3cret")))
                .contains("FREE_CREDITS (neurocards.videos.free-credits) has a value of the wrong kind")
                .doesNotContain("s3cret");
    }

    @Test
    void what_our_own_settings_say_is_passed_on_without_the_value() {
        assertThat(told(Map.of("neurocards.videos.password", "s3cret")))
                .contains("neurocards.videos: That password is too well known")
                .doesNotContain("s3cret");
    }

    private static String told(Map<String, Object> properties) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            context.register(Studio.class);
            var failure = catchThrowable(context::refresh);
            return new UnusablePropertyAnalyzer().analyze(failure).getDescription();
        }
    }
}
