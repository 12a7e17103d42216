package io.neurocards.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.providers.FailureReason;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sora 2 is overloaded | TEMPORARY",
                "Too many people use the service, it is overloaded | TEMPORARY",
                "Internal Error, Please try again later. | TEMPORARY",
                "The content generation timed out | TEMPORARY",
                "Failed to fetch the image from the URL | TEMPORARY",
                "This content may violate our usage policies. | USER_VIOLATION",
                "Your prompt was flagged by the website as violating content policies | USER_VIOLATION",
                "We currently do not support uploads of images containing photorealistic people | USER_VIOLATION",
                "Failure to pass the risk control system | USER_VIOLATION",
                "The request was blocked by our moderation system | USER_VIOLATION",
                "The input contains sensitive information | USER_VIOLATION",
                "This content may violate our guardrails concerning similarity to third-party content | USER_VIOLATION",
                "Credits insufficient | BILLING",
                "Your account has insufficient balance | BILLING",
                "You exceeded your current quota | BILLING",
                "Account balance not enough, please top up | BILLING",
                "Rate limit exceeded, try again later | RATE_LIMIT",
                "Too many requests | RATE_LIMIT",
                "parallel task over resource pack limit | RATE_LIMIT"
            })
    void what_a_vendor_says_is_understood(String message, FailureReason reason) {
        assertThat(FailureWords.reason(message)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "success",
                "SUCCEED",
                "",
                "sora 2",
                "403",
                "people",
                "content",
                "Something about the content of a policy",
                "The check found that it does not violate our policies",
                "Generation failed",
                "busybody"
            })
    void names_numbers_and_parts_of_words_mean_nothing(String message) {
        assertThat(FailureWords.reason(message)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The interface is temporarily paused | true",
                "This model interface is paused, please use another | true",
                "The model name you specified is not supported | true",
                "Model kling-9 not found | true",
                "model does not exist | true",
                "Unknown model | true",
                "model_name value 'kling-v9' is invalid | true",
                "duration of the model is invalid | false",
                "This model is currently unavailable due to high demand | false",
                "Server error, please try again | false",
                "The image was not found | false"
            })
    void a_model_that_is_away_is_told_from_one_that_is_busy(String message, boolean away) {
        assertThat(FailureWords.sayAway(message)).isEqualTo(away);
    }
}
