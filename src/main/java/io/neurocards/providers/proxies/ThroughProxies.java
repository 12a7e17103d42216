package io.neurocards.providers.proxies;

import io.neurocards.providers.proxies.Handshake.UnreachableException;
import java.io.IOException;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Sends each request through a proxy that works. A request goes on through the next one as long as nothing of it was sent;
 * after the last it fails, and never goes out directly. Only what is on this machine needs no proxy.
 */
final class ThroughProxies extends EventListener implements Interceptor {

    private final ProxyPool pool;
    private final OkHttpClient direct;
    private final ConcurrentMap<ProxyServer, OkHttpClient> clients = new ConcurrentHashMap<>();
    private final ConcurrentMap<Call, Call> inner = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();

    ThroughProxies(ProxyPool pool, OkHttpClient direct) {
        this.pool = pool;
        this.direct = direct;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (isThisMachine(chain.request().url().host())) {
            return call(direct, chain);
        }
        var blamedOthers = new ArrayList<ProxyServer>();
        NotSentException failure = null;
        for (var server : inOrder()) {
            try {
                var response = call(clients.computeIfAbsent(server, this::client), chain);
                blamedOthers.forEach(blamed -> pool.failed(blamed, new IOException("Another proxy reached it")));
                return response;
            } catch (NotSentException e) {
                if (chain.call().isCanceled()) {
                    throw e;
                }
                failure = e;
                if (e.getCause() instanceof UnreachableException) {
                    blamedOthers.add(server);
                } else {
                    pool.failed(server, e);
                }
            }
        }
        throw failure == null ? new NotSentException("Every proxy is left alone for now") : failure;
    }

    /** A cancelled call ends at once, wherever it waits. */
    @Override
    public void canceled(Call call) {
        var running = inner.get(call);
        if (running != null) {
            running.cancel();
        }
    }

    private Response call(OkHttpClient client, Interceptor.Chain chain) throws IOException {
        var call = client.newBuilder()
                .connectTimeout(chain.connectTimeoutMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(chain.readTimeoutMillis(), TimeUnit.MILLISECONDS)
                .writeTimeout(chain.writeTimeoutMillis(), TimeUnit.MILLISECONDS)
                .build()
                .newCall(chain.request());
        inner.put(chain.call(), call);
        try {
            if (chain.call().isCanceled()) {
                call.cancel();
            }
            return call.execute();
        } finally {
            inner.remove(chain.call());
        }
    }

    /**
     * Each request begins with the next proxy. Every proxy has a client of its own that keeps its connections, so that a
     * connection is used again when its proxy's turn comes.
     */
    private List<ProxyServer> inOrder() {
        var usable = new ArrayList<>(pool.usable());
        if (usable.size() > 1) {
            Collections.rotate(usable, -Math.floorMod(turns.getAndIncrement(), usable.size()));
        }
        return usable;
    }

    private OkHttpClient client(ProxyServer server) {
        var tunnels = new TunnelFactory(server);
        return direct.newBuilder()
                .socketFactory(tunnels)
                .dns(tunnels)
                .proxy(Proxy.NO_PROXY)
                .build();
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
