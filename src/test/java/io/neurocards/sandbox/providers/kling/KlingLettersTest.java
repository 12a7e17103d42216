package io.neurocards.sandbox.providers.kling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KlingLettersTest {

    @Test
    void callbacks_are_signed_as_standard_webhooks() {
        var body = """
                {"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}\
                """;

        var signature = KlingLetters.sign(
                "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=", "9876543210.1781080794." + body);

        assertThat(signature).isEqualTo("v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=");
    }
}
