package io.neurocards.providers.proxies;

import io.neurocards.providers.proxies.Handshake.UnreachableException;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The proxies, all at once: each takes our login and is asked for a way to a server that is there for everybody; nothing goes that way. */
final class ProxiesCheck implements OutsideCheck {

    private static final InetSocketAddress EVERYBODYS = InetSocketAddress.createUnresolved("example.com", 443);
    private static final int PATIENCE_MILLIS = 8_000;
    private static final int MOST_NAMED = 20;

    private final ProxyPool pool;

    ProxiesCheck(ProxyPool pool) {
        this.pool = pool;
    }

    private enum Way {
        OPEN,
        CLOSED,
        BROKEN
    }

    private record Seen(String name, Way way, String reason) {}

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public Optional<String> look() throws IOException {
        var seen = all();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        var broken = seen.stream().filter(one -> one.way() == Way.BROKEN).toList();
        if (!broken.isEmpty()) {
            throw new IOException(broken.size() + " of " + seen.size() + " do not work: "
                    + broken.stream()
                            .limit(MOST_NAMED)
                            .map(one -> one.name() + " (" + one.reason() + ")")
                            .collect(Collectors.joining(", "))
                    + (broken.size() > MOST_NAMED ? " …" : "")
                    + "; mend their lines in PROXY_FILE, or take them out");
        }
        var closed = seen.stream().filter(one -> one.way() == Way.CLOSED).count();
        return Optional.of(seen.size() + " let us in"
                + (closed == 0 ? "" : ", of which " + closed + " can't reach " + EVERYBODYS.getHostString()));
    }

    private List<Seen> all() throws IOException {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var questions = pool.servers().entrySet().stream()
                    .<Callable<Seen>>map(proxy -> () -> ask(proxy.getKey(), proxy.getValue()))
                    .toList();
            var seen = crowd.invokeAll(questions);
            return seen.stream().map(each -> each.resultNow()).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was broken off", e);
        }
    }

    private static Seen ask(ProxyServer proxy, String name) {
        try (var socket = new TunnelSocket(proxy)) {
            socket.connect(EVERYBODYS, PATIENCE_MILLIS);
            return new Seen(name, Way.OPEN, "");
        } catch (UnreachableException _) {
            return new Seen(name, Way.CLOSED, "");
        } catch (IOException e) {
            return new Seen(
                    name, Way.BROKEN, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }
}
