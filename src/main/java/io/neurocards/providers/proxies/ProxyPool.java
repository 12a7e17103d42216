package io.neurocards.providers.proxies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The proxies and which of them are left alone for now. */
final class ProxyPool {

    private static final Logger log = LoggerFactory.getLogger(ProxyPool.class);

    private final List<ProxyServer> servers;
    private final Duration cooldown;
    private final Clock clock;
    private final ConcurrentMap<ProxyServer, Instant> leftAlone = new ConcurrentHashMap<>();

    ProxyPool(List<ProxyServer> servers, Duration cooldown, Clock clock) {
        this.servers = servers;
        this.cooldown = cooldown;
        this.clock = clock;
    }

    /** Returns those that may be used, in the order of the file. */
    List<ProxyServer> usable() {
        var now = clock.instant();
        return servers.stream()
                .filter(server -> !now.isBefore(leftAlone.getOrDefault(server, Instant.MIN)))
                .toList();
    }

    void failed(ProxyServer server, Exception reason) {
        leftAlone.put(server, clock.instant().plus(cooldown));
        log.warn(
                "Proxy failed: proxy={}, reason={}, message={}; left alone for {}",
                server.address(),
                reason.getClass().getSimpleName(),
                reason.getMessage(),
                cooldown);
    }

    List<ProxyHealth> health() {
        var now = clock.instant();
        return servers.stream()
                .map(server -> {
                    var until = leftAlone.get(server);
                    return new ProxyHealth(server.address(), until == null || !now.isBefore(until) ? null : until);
                })
                .toList();
    }
}
