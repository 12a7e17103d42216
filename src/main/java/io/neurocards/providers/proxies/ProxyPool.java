package io.neurocards.providers.proxies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The proxies and which of them are left alone for now. What one worker learns all know within {@link #FRESH}; while the
 * database is away, each goes by what it last knew and learns itself.
 */
final class ProxyPool {

    private static final Logger log = LoggerFactory.getLogger(ProxyPool.class);

    /** How old shared knowledge may be: requests come by the dozen, failures do not. */
    static final Duration FRESH = Duration.ofSeconds(2);

    /** The pause after a database did not answer, because each such question may hold a request up. */
    static final Duration AWAY = Duration.ofSeconds(15);

    private final Map<ProxyServer, String> servers;
    private final Duration cooldown;
    private final SharedHealth shared;
    private final Clock clock;
    private final ConcurrentMap<String, Instant> leftAlone = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Instant askAgain = Instant.MIN;

    ProxyPool(List<ProxyServer> servers, Duration cooldown, SharedHealth shared, Clock clock) {
        this.servers = named(servers);
        this.cooldown = cooldown;
        this.shared = shared;
        this.clock = clock;
    }

    /** Several logins may share an address; their order in the file tells them apart. */
    private static Map<ProxyServer, String> named(List<ProxyServer> servers) {
        var names = new LinkedHashMap<ProxyServer, String>();
        var counts = new HashMap<String, Integer>();
        for (var server : servers) {
            if (!names.containsKey(server)) {
                var count = counts.merge(server.address(), 1, Integer::sum);
                names.put(server, count == 1 ? server.address() : server.address() + "#" + count);
            }
        }
        return names;
    }

    /** Returns all, with their names, in the order of the file. */
    Map<ProxyServer, String> servers() {
        return servers;
    }

    /** Returns those that may be used, in the order of the file. */
    List<ProxyServer> usable() {
        learn();
        var now = clock.instant();
        return servers.entrySet().stream()
                .filter(server -> !now.isBefore(until(server.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    void failed(ProxyServer server, Exception reason) {
        var now = clock.instant();
        var address = servers.getOrDefault(server, server.address());
        leftAlone.put(address, now.plus(cooldown));
        log.warn(
                "Proxy failed: proxy={}, reason={}, message={}; left alone for {}",
                address,
                reason.getClass().getSimpleName(),
                reason.getMessage(),
                cooldown);
        try {
            shared.failed(address, now, now.plus(cooldown));
        } catch (DataAccessException e) {
            log.warn("A proxy's failure can't be shared: proxy={}; this process knows of it alone", address, e);
        }
    }

    List<ProxyHealth> health() {
        learn();
        var now = clock.instant();
        return servers.values().stream()
                .map(address -> new ProxyHealth(address, now.isBefore(until(address)) ? until(address) : null))
                .toList();
    }

    private Instant until(String address) {
        return leftAlone.getOrDefault(address, Instant.MIN);
    }

    /** Asks what others have learned; one thread at a time, and the rest do not wait for it. */
    private void learn() {
        var now = clock.instant();
        if (servers.isEmpty() || now.isBefore(askAgain) || !asking.tryLock()) {
            return;
        }
        try {
            shared.leftAlone(now).forEach((address, until) -> leftAlone.merge(address, until, ProxyPool::later));
            askAgain = now.plus(FRESH);
        } catch (DataAccessException e) {
            askAgain = now.plus(AWAY);
            log.warn("Proxies' health can't be read; what is known is {} proxies left alone", leftAlone.size(), e);
        } finally {
            asking.unlock();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
