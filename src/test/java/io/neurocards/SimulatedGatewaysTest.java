package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SimulatedGatewaysTest {

    private static Map<String, Object> settings(Map<String, Object> set) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("set", set));
        return new SimulatedGateways(environment).settings();
    }

    @Test
    void a_demo_without_keys_sells_for_the_sandboxs_test_money() {
        var settings = settings(Map.of("server.port", "9000"));

        assertThat(settings)
                .containsEntry("neurocards.payments.yookassa.base-url", "http://127.0.0.1:9000/sandbox/yookassa")
                .containsEntry("neurocards.payments.yookassa.notification-senders", "127.0.0.0/8,::1")
                .containsEntry("neurocards.payments.stripe.base-url", "http://127.0.0.1:9000/sandbox/stripe")
                .containsEntry(
                        "neurocards.sandbox.payments.notify-url-stripe", "http://127.0.0.1:9000/api/webhook/stripe")
                .containsEntry("neurocards.payments.simulated", "yookassa,stripe")
                .containsEntry("neurocards.payments.test-mode", "true");
        for (var shared :
                new String[] {"yookassa.shop-id", "yookassa.api-key", "stripe.api-key", "stripe.webhook-secret"}) {
            assertThat(settings.get("neurocards.payments." + shared))
                    .isNotNull()
                    .isEqualTo(settings.get("neurocards.sandbox.payments." + shared));
        }
    }

    @Test
    void a_gateway_with_a_key_of_its_own_is_the_real_one_and_with_both_real_no_test_money_is_taken() {
        var one = settings(Map.of("neurocards.payments.yookassa.api-key", "live_1"));
        var none = settings(Map.of(
                "neurocards.payments.yookassa.api-key", "live_1", "neurocards.payments.stripe.api-key", "sk_live_1"));

        assertThat(one).containsEntry("neurocards.payments.simulated", "stripe");
        assertThat(one.keySet()).noneMatch(name -> name.contains("yookassa"));
        assertThat(none.keySet()).containsExactly("neurocards.payments.simulated");
    }

    @Test
    void without_a_known_port_there_is_no_address_to_set() {
        assertThat(settings(Map.of("server.port", "0"))).isEmpty();
    }
}
