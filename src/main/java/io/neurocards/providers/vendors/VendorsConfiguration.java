package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Ticker;
import io.neurocards.shared.ServerSecret;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class VendorsConfiguration {

    @Bean
    VendorParts vendorParts(ObjectProvider<Vendor> vendors, JdbcClient jdbc, Environment environment, Clock clock) {
        return VendorParts.of(vendors.orderedStream().toList(), jdbc, environment, clock);
    }

    @Bean
    Callbacks callbacks(VendorParts parts, ServerSecret secret) {
        return parts.callbacks(secret);
    }

    @Bean
    AttemptAnswers attemptAnswers(VendorParts parts) {
        return parts.answers();
    }

    @Bean
    Ticker waitingAnswersTicker(AttemptAnswers answers) {
        return new Ticker("vendor-answers", Duration.ofSeconds(1), answers.waiting()::writeDown);
    }

    @Bean
    KeysReport keysReport(VendorParts parts) {
        return parts.report();
    }

    @Bean
    AccountCredit accountCredit(VendorParts parts) {
        return parts.credit();
    }

    @Bean
    KeysCheck keysCheck(KeysReport keys, AccountCredit credit) {
        return new KeysCheck(keys, credit);
    }

    @Bean
    UnblockKey unblockKey(JdbcClient jdbc) {
        return new UnblockKey(new KeyRows(jdbc));
    }

    @Bean
    VendorProviders vendorProviders(VendorParts parts, Callbacks callbacks, Decisions decisions) {
        return parts.providers(callbacks, decisions);
    }

    @Bean
    Ticker vendorAccountsTicker(VendorProviders providers) {
        return new Ticker("vendor-accounts", Duration.ofSeconds(1), providers::catchUp);
    }
}
