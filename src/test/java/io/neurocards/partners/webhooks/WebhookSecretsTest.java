package io.neurocards.partners.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.partners.PartnerOwner;
import io.neurocards.partners.World;
import io.neurocards.shared.ServerSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID ENDPOINT = UUID.fromString("01980000-0000-7000-8000-000000000001");

    private final WebhookSecrets secrets = new WebhookSecrets(new ServerSecret(new byte[32]));

    /** The example of a vendor that sends by the same standard. */
    @Test
    void a_message_is_signed_as_others_sign_it() {
        var key = Base64.getDecoder().decode("dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=");
        var body = "{\"id\":\"1234567890\",\"status\":\"succeeded\",\"message\":\"\",\"create_time\":1781080778802,"
                + "\"update_time\":1781080794151}";

        assertThat(WebhookSecrets.signature(key, "9876543210", 1_781_080_794, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=");
    }

    @Test
    void every_endpoint_and_generation_has_a_secret_of_its_own_and_every_server() {
        var shown = secrets.shown(ENDPOINT, 1);

        assertThat(shown).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secrets.shown(ENDPOINT, 1)).isEqualTo(shown);
        assertThat(secrets.shown(ENDPOINT, 2)).isNotEqualTo(shown);
        assertThat(secrets.shown(new UUID(0, 0), 1)).isNotEqualTo(shown);
        var other = new byte[32];
        other[31] = 1;
        assertThat(new WebhookSecrets(new ServerSecret(other)).shown(ENDPOINT, 1))
                .isNotEqualTo(shown);
    }

    @Test
    void the_secret_before_signs_for_a_day_and_not_a_moment_longer() {
        var body = new byte[0];
        var rotated = webhook(NOW);

        assertThat(secrets.signatures(webhook(null), "id", NOW, body).split(" "))
                .hasSize(1);
        assertThat(secrets.signatures(rotated, "id", NOW, body).split(" ")).hasSize(2);
        assertThat(secrets.signatures(
                                rotated, "id", NOW.plus(Duration.ofDays(1)).minusMillis(1), body)
                        .split(" "))
                .hasSize(2);
        assertThat(secrets.signatures(rotated, "id", NOW.plus(Duration.ofDays(1)), body)
                        .split(" "))
                .hasSize(1);
        assertThat(secrets.signatures(rotated, "id", NOW, body)).doesNotContain("whsec");
    }

    private static Webhook webhook(Instant rotatedAt) {
        return new Webhook(
                ENDPOINT,
                new PartnerOwner(new UUID(1, 1), World.LIVE),
                new Webhook.Terms("https://a.example", Set.of(), true, ""),
                null,
                new Webhook.Times(NOW, null, rotatedAt),
                rotatedAt == null ? 1 : 2);
    }
}
