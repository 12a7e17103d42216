package io.neurocards.payments.yookassa;

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

class YookassaConfigurationTest {

    private static final String[] KEYS = {
        "neurocards.payments.yookassa.shop-id=100500", "neurocards.payments.yookassa.api-key=live_s3cret"
    };

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(YookassaSettings.class)
    static class Binding {}

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Binding.class, YookassaConfiguration.class)
            .withBean(Proxies.class, TestProxies::none)
            .withBean(Clock.class, MovableClock::new);

    @Test
    void it_is_there_when_its_key_is() {
        application
                .withPropertyValues(KEYS)
                .run(context ->
                        assertThat(context.getBean(PaymentGateway.class).name()).isEqualTo("yookassa"));
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentGateway.class));
        application
                .withPropertyValues("neurocards.payments.yookassa.api-key= ")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentGateway.class));
    }

    @Test
    void half_of_it_stops_the_start_without_being_repeated() {
        application
                .withPropertyValues("neurocards.payments.yookassa.api-key=s3cret")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("must be set together")
                        .hasMessageNotContaining("s3cret"));
    }

    @Test
    void receipts_are_set_as_operators_write_it_and_what_is_no_address_stops_the_start() {
        var whole = application.withPropertyValues(KEYS);
        whole.withPropertyValues("neurocards.payments.yookassa.receipts=on")
                .run(context -> assertThat(context.getBean(PaymentGateway.class).needsContact())
                        .isTrue());
        whole.withPropertyValues("neurocards.payments.yookassa.notification-senders=127.0.0.1,yookassa.ru")
                .run(context -> assertThat(context).hasFailed());
        whole.withPropertyValues("neurocards.payments.yookassa.vat-code=13")
                .run(context -> assertThat(context).hasFailed());
    }
}
