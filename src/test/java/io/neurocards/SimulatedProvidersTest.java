package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SimulatedProvidersTest {

    private static Map<String, Object> settings(Map<String, Object> set) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("set", set));
        return new SimulatedProviders(environment).settings();
    }

    @Test
    void a_demo_without_keys_asks_the_providers_of_its_own_sandbox() {
        var settings = settings(Map.of("server.port", "9000"));

        assertThat(settings)
                .containsEntry("neurocards.providers.kie.base-url", "http://127.0.0.1:9000/sandbox/kie")
                .containsEntry("neurocards.providers.kie.upload-base-url", "http://127.0.0.1:9000/sandbox/kie-files")
                .containsEntry("neurocards.providers.kling.base-url", "http://127.0.0.1:9000/sandbox/kling")
                .containsEntry("neurocards.providers.openai.base-url", "http://127.0.0.1:9000/sandbox/openai/v1")
                .containsEntry("neurocards.providers.simulated", "kie,kling")
                .containsEntry("neurocards.providers.fetch.allowed-hosts", "127.0.0.1:9000,localhost:9000");
        assertThat(settings.get("neurocards.providers.kie.keys"))
                .isEqualTo(settings.get("neurocards.sandbox.providers.kie.keys"));
        assertThat(settings.get("neurocards.providers.kling.keys"))
                .isEqualTo(settings.get("neurocards.sandbox.providers.kling.keys"));
        assertThat(settings.get("neurocards.providers.openai.api-key"))
                .isEqualTo(settings.get("neurocards.sandbox.providers.openai.keys"));
    }

    @Test
    void a_provider_with_a_key_of_its_own_is_the_real_one_and_is_not_called_simulated() {
        var settings =
                settings(Map.of("neurocards.providers.kie.keys", "real", "neurocards.providers.openai.api-key", "sk"));

        assertThat(settings.keySet())
                .noneMatch(name -> name.contains("providers.kie.") || name.contains("providers.openai."));
        assertThat(settings).containsEntry("neurocards.providers.simulated", "kling");
    }

    @Test
    void without_a_known_port_there_is_no_address_to_set() {
        var settings = settings(Map.of("server.port", "0"));

        assertThat(settings).isEmpty();
    }
}
