package io.neurocards.providers.proxies;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProxiesConfiguration {

    @Bean
    Proxies proxies(ProxiesSettings settings, Clock clock) throws IOException {
        var file = settings.file();
        var servers = file == null ? List.<ProxyServer>of() : ProxyFile.read(file);
        return new Proxies(
                settings::serve, new ProxyPool(servers, Duration.ofSeconds(settings.cooldownSeconds()), clock));
    }
}
