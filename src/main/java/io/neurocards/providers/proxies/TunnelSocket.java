package io.neurocards.providers.proxies;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A connection whose first words go to a proxy; once it is connected, the upstream is at its other end. */
final class TunnelSocket extends Socket {

    private static final int LONGEST_SILENCE_MILLIS = 30_000;

    private final ProxyServer proxy;

    TunnelSocket(ProxyServer proxy) {
        this.proxy = proxy;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        var upstream = (InetSocketAddress) endpoint;
        super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
        var silence = getSoTimeout();
        setSoTimeout(timeout == 0 ? LONGEST_SILENCE_MILLIS : timeout);
        proxy.handshake().open(getInputStream(), getOutputStream(), upstream.getHostString(), upstream.getPort());
        setSoTimeout(silence);
    }
}
