package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.wire.GatewayHttp;
import io.neurocards.providers.proxies.Proxies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
class YookassaConfiguration {

    @Bean
    @Conditional(HasKey.class)
    PaymentGateway yookassaGateway(YookassaSettings settings, Proxies proxies) {
        return new YookassaGateway(settings, new GatewayHttp(proxies, YookassaGateway.NAME, GatewayHttp.PATIENCE));
    }

    /** A setting that is empty turns it off, too. */
    static final class HasKey implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("neurocards.payments.yookassa.api-key", "")
                    .isBlank();
        }
    }
}
