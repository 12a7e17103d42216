package io.neurocards.providers.proxies;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ProxiesConfiguration {

    @Bean
    ProxyPool proxyPool(ProxiesSettings settings, ObjectProvider<JdbcClient> jdbc, Clock clock) throws IOException {
        var file = settings.file();
        var servers = file == null ? List.<ProxyServer>of() : ProxyFile.read(file);
        var database = jdbc.getIfAvailable();
        var shared = database == null ? SharedHealth.nowhere() : new HealthRows(database);
        var cooldown = Duration.ofSeconds(settings.cooldownSeconds());
        return new ProxyPool(servers, cooldown, shared, clock);
    }

    @Bean
    Proxies proxies(ProxiesSettings settings, ProxyPool pool) {
        return new Proxies(settings::serve, pool);
    }

    @Bean
    ProxiesCheck proxiesCheck(ProxyPool pool) {
        return new ProxiesCheck(pool);
    }
}
