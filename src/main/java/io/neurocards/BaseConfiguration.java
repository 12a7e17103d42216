package io.neurocards;

import io.neurocards.shared.Mode;
import io.neurocards.shared.Roles;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BaseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Sleeper sleeper() {
        return Thread::sleep;
    }

    @Bean
    Mode mode(@Value("${neurocards.mode}") String mode) {
        return Mode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    @Bean
    Roles roles(@Value("${" + Roles.PROPERTY + ":}") String words) {
        return Roles.read(words);
    }

    @Bean
    ServerSecret serverSecret(
            @Value("${neurocards.secret-key:}") String configured,
            @Value("${neurocards.secret-file:./data/secret.key}") Path file)
            throws IOException {
        return SecretFile.secret(configured, file);
    }
}
