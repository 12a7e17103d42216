package io.neurocards.providers.proxies;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What is said to a proxy before the connection is the upstream's. */
@FunctionalInterface
interface Handshake {

    /**
     * Opens the way to {@code host}, whose name the proxy resolves.
     *
     * @throws UnreachableException when the proxy works but says that it can't reach the host
     * @throws IOException when the proxy refuses us or does not speak its protocol
     */
    void open(InputStream in, OutputStream out, String host, int port) throws IOException;

    /** The proxy blames the host; whether the host or the proxy is at fault shows when another proxy tries. */
    final class UnreachableException extends IOException {
        UnreachableException(String message) {
            super(message);
        }
    }
}
