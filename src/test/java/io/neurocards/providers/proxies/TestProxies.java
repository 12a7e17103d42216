package io.neurocards.providers.proxies;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The way out as the application builds it, without a file. */
public final class TestProxies {

    private TestProxies() {}

    public static Proxies none() {
        return of(Clock.systemUTC());
    }

    static Proxies of(Clock clock, String... lines) {
        var servers = List.of(lines).stream().map(ProxyFile::understood).toList();
        return new Proxies(_ -> lines.length > 0, new ProxyPool(servers, Duration.ofMinutes(5), clock));
    }
}
