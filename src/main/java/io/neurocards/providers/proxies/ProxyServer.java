package io.neurocards.providers.proxies;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A proxy with its login, which {@link #toString} leaves out. */
record ProxyServer(
        Protocol protocol, String host, int port, @Nullable Login login) {

    enum Protocol {
        CONNECT,
        SOCKS5
    }

    /** At most 255 bytes each, as RFC 1929 has it. */
    record Login(String user, String password) {

        Login {
            if (user.getBytes(StandardCharsets.UTF_8).length > 255
                    || password.getBytes(StandardCharsets.UTF_8).length > 255) {
                throw new IllegalArgumentException("A proxy's login is too long");
            }
        }

        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    Handshake handshake() {
        return switch (protocol) {
            case CONNECT -> new ConnectHandshake(login);
            case SOCKS5 -> new SocksHandshake(login);
        };
    }

    String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return address();
    }
}
