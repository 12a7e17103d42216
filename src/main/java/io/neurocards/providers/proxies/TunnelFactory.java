package io.neurocards.providers.proxies;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Dns;

/** Makes connections through one proxy, and leaves the upstream's name for the proxy to resolve. */
final class TunnelFactory extends SocketFactory implements Dns {

    private final ProxyServer proxy;

    TunnelFactory(ProxyServer proxy) {
        this.proxy = proxy;
    }

    /** Returns an address that carries the name and is never connected to: 0.0.0.0/8 means no host (RFC 1122). */
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        var hash = hostname.hashCode();
        return List.of(InetAddress.getByAddress(
                hostname, new byte[] {0, (byte) (hash >>> 16), (byte) (hash >>> 8), (byte) hash}));
    }

    @Override
    public Socket createSocket() {
        return new TunnelSocket(proxy);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private Socket connected(InetSocketAddress upstream) throws IOException {
        var socket = createSocket();
        try {
            socket.connect(upstream);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }
}
