package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SimulatedPaymentsTest {

    private static Map<String, Object> settings(Map<String, Object> set) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("set", set));
        return new SimulatedPayments(environment).settings();
    }

    @Test
    void a_demo_without_keys_sells_through_the_gateways_of_its_own_sandbox() {
        var settings = settings(Map.of("server.port", "9000"));

        assertThat(settings)
                .containsEntry("neurocards.payments.yookassa.base-url", "http://127.0.0.1:9000/sandbox/yookassa/v3/")
                .containsEntry("neurocards.payments.yookassa.notification-senders", "127.0.0.0/8,::1")
                .containsEntry("neurocards.payments.stripe.base-url", "http://127.0.0.1:9000/sandbox/stripe")
                .containsEntry("neurocards.payments.test-mode", "true")
                .containsEntry(
                        "neurocards.sandbox.payments.notify-url-yookassa", "http://127.0.0.1:9000/api/webhook/yookassa")
                .containsEntry(
                        "neurocards.sandbox.payments.notify-url-stripe", "http://127.0.0.1:9000/api/webhook/stripe");
        for (var name :
                new String[] {"yookassa.shop-id", "yookassa.api-key", "stripe.api-key", "stripe.webhook-secret"}) {
            assertThat(settings.get("neurocards.payments." + name))
                    .isNotNull()
                    .isEqualTo(settings.get("neurocards.sandbox.payments." + name));
        }
    }

    @Test
    void a_gateway_with_a_key_of_its_own_is_the_real_one() {
        var settings = settings(Map.of("neurocards.payments.yookassa.api-key", "live_key"));

        assertThat(settings.keySet()).noneMatch(name -> name.contains("yookassa"));
        assertThat(settings).containsKey("neurocards.payments.stripe.api-key");
    }

    @Test
    void real_money_alone_is_not_in_test_mode() {
        var settings = settings(Map.of(
                "neurocards.payments.yookassa.api-key", "live_key", "neurocards.payments.stripe.api-key", "sk_live"));

        assertThat(settings).isEmpty();
    }

    @Test
    void who_others_can_reach_or_whose_port_is_unknown_has_none() {
        assertThat(settings(Map.of("server.port", "0"))).isEmpty();
        assertThat(settings(Map.of("server.port", "9000", "server.address", "0.0.0.0")))
                .isEmpty();
    }
}
