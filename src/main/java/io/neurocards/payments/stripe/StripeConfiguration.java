package io.neurocards.payments.stripe;

import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.wire.GatewayHttp;
import io.neurocards.providers.proxies.Proxies;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

    @Bean
    @Conditional(HasKey.class)
    PaymentGateway stripeGateway(StripeSettings settings, Proxies proxies, Clock clock) {
        return new StripeGateway(settings, new GatewayHttp(proxies, StripeGateway.NAME, GatewayHttp.PATIENCE), clock);
    }

    /** A setting that is empty turns it off, too. */
    static final class HasKey implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("neurocards.payments.stripe.api-key", "")
                    .isBlank();
        }
    }
}
