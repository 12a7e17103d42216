package io.neurocards.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.providers.proxies.TestProxies;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class StripeConfigurationTest {

    private static final String[] KEYS = {
        "neurocards.payments.stripe.api-key=sk_live_s3cret", "neurocards.payments.stripe.webhook-secret=whsec_s3cret"
    };

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StripeSettings.class)
    static class Binding {}

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Binding.class, StripeConfiguration.class)
            .withBean(Proxies.class, TestProxies::none)
            .withBean(Clock.class, MovableClock::new);

    @Test
    void it_is_there_when_its_key_is() {
        application
                .withPropertyValues(KEYS)
                .run(context ->
                        assertThat(context.getBean(PaymentGateway.class).name()).isEqualTo("stripe"));
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentGateway.class));
        application
                .withPropertyValues("neurocards.payments.stripe.api-key= ")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentGateway.class));
    }

    @Test
    void half_of_it_stops_the_start_without_being_repeated() {
        application
                .withPropertyValues("neurocards.payments.stripe.api-key=s3cret")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("must be set together")
                        .hasMessageNotContaining("s3cret"));
    }

    @Test
    void the_currency_is_the_operators() {
        application
                .withPropertyValues(KEYS)
                .withPropertyValues("neurocards.payments.stripe.currency=EUR")
                .run(context -> assertThat(context.getBean(PaymentGateway.class).currency())
                        .isEqualTo("EUR"));
        application
                .withPropertyValues(KEYS)
                .withPropertyValues("neurocards.payments.stripe.currency=UGX")
                .run(context -> assertThat(context).hasFailed());
    }
}
