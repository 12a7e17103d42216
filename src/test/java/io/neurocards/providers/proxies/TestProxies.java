package io.neurocards.providers.proxies;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way out as the application builds it, without a file. */
public final class TestProxies {

    private TestProxies() {}

    public static Proxies none() {
        return of(Clock.systemUTC());
    }

    static Proxies of(Clock clock, String... lines) {
        var servers = List.of(lines).stream().map(ProxyFile::understood).toList();
        return new Proxies(_ -> lines.length > 0, pool(clock, SharedHealth.nowhere(), servers));
    }

    /** Returns the way out of one of several processes that share {@code database}. */
    public static Proxies sharing(JdbcClient database, Clock clock, String... lines) {
        var servers = List.of(lines).stream().map(ProxyFile::understood).toList();
        return new Proxies(_ -> true, pool(clock, new HealthRows(database), servers));
    }

    private static ProxyPool pool(Clock clock, SharedHealth shared, List<ProxyServer> servers) {
        return new ProxyPool(servers, Duration.ofMinutes(5), shared, clock);
    }
}
