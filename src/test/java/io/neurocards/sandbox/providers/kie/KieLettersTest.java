package io.neurocards.sandbox.providers.kie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KieLettersTest {

    @Test
    void callbacks_are_signed_over_task_and_time() {
        var signature = KieLetters.sign("test-hmac-key", "task_abc123.1763596800");

        assertThat(signature).isEqualTo("eWwFhl01RtHGYr3k60/t+F4oKPOAiWbTVT4DdrIDaD0=");
    }
}
