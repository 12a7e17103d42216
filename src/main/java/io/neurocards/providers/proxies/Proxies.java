package io.neurocards.providers.proxies;

import java.util.List;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;

/** The way out to upstreams, by proxies or directly, as the operator says for each. */
public final class Proxies {

    private final Predicate<String> serves;
    private final ProxyPool pool;

    Proxies(Predicate<String> serves, ProxyPool pool) {
        this.serves = serves;
        this.pool = pool;
    }

    /** Returns whether calls to this upstream ({@code telegram}, {@code kie}, {@code fetch} …) use proxies. */
    public boolean serve(String upstream) {
        return serves.test(upstream);
    }

    /**
     * Returns a client for the upstream with the timeouts, interceptors and pools of {@code base}. It sends nothing twice,
     * and a call fails with {@link NotSentException} when nothing of it was sent.
     */
    public OkHttpClient client(String upstream, OkHttpClient base) {
        if (!serve(upstream)) {
            var direct = base.newBuilder();
            SendOnce.addTo(direct);
            return direct.build();
        }
        var bare = base.newBuilder();
        bare.interceptors().clear();
        bare.networkInterceptors().clear();
        SendOnce.addTo(bare);
        var way = new ThroughProxies(pool, bare.build());
        return base.newBuilder().eventListener(way).addInterceptor(way).build();
    }

    /** Returns how every proxy does, in the order of the file. */
    public List<ProxyHealth> health() {
        return pool.health();
    }

    /** How many proxies there are, and how many of them are left alone for now. */
    public record Counts(int available, int blocked, int total) {}

    public Counts counts() {
        var health = health();
        var available = (int) health.stream().filter(ProxyHealth::isAvailable).count();
        return new Counts(available, health.size() - available, health.size());
    }
}
