package io.neurocards.payments.checkout;

import io.neurocards.jobs.Ticker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

    private static final Duration HAND_OVER = Duration.ofSeconds(1);

    @Bean
    Ticker keptNoticesTicker(KeepNotice notices) {
        return new Ticker("kept-payment-notices", HAND_OVER, notices::handOver);
    }
}
