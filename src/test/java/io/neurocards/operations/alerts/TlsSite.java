package io.neurocards.operations.alerts;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.neurocards.shared.SelfSigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;

/** A site on this machine with a certificate of its own, made by keytool. */
record TlsSite(HttpsServer server, SSLSocketFactory trusting) implements AutoCloseable {

    static TlsSite open(Path file, int days, String name) throws Exception {
        var context = SelfSigned.context(file, days, name);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return new TlsSite(server, context.getSocketFactory());
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
