package io.neurocards.notifications;

import io.neurocards.accounts.EmailDelivery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {

    @Bean
    EmailDelivery emailDelivery(MailSettings settings) {
        return settings::isConfigured;
    }

    @Bean
    Mailer mailer(MailSettings settings) {
        return Mailer.over(settings);
    }
}
