package io.neurocards.providers.proxies;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that wants the login ann:s3:cret, and leads every name to one server. */
abstract sealed class TinyProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int originPort;
    final List<String> asked = new CopyOnWriteArrayList<>();

    TinyProxy(int originPort) throws IOException {
        this.originPort = originPort;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = client.getInputStream();
            var out = client.getOutputStream();
            if (!greet(in, out)) {
                return;
            }
            try (var origin = new Socket(InetAddress.getLoopbackAddress(), originPort)) {
                var back = Thread.ofVirtual().start(() -> copy(origin, client));
                in.transferTo(origin.getOutputStream());
                origin.shutdownOutput();
                back.join();
            }
        } catch (IOException | InterruptedException _) {
            return; // one side hung up
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            return; // one side hung up
        }
    }

    /** Returns whether the way is open. */
    abstract boolean greet(InputStream in, OutputStream out) throws IOException;

    @Override
    public void close() throws IOException {
        listening.close();
    }

    static final class Connect extends TinyProxy {

        private final int status;

        Connect(int originPort, int status) throws IOException {
            super(originPort);
            this.status = status;
        }

        @Override
        boolean greet(InputStream in, OutputStream out) throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            asked.add(head.substring("CONNECT ".length(), head.indexOf(" HTTP/1.1")));
            var login = Base64.getEncoder().encodeToString("ann:s3:cret".getBytes(StandardCharsets.UTF_8));
            var answer = head.indexOf("Proxy-Authorization: Basic " + login + "\r\n") > 0 ? status : 407;
            out.write(("HTTP/1.1 " + answer + " Whatever\r\nX: y\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return answer == 200;
        }
    }

    static final class Socks extends TinyProxy {

        Socks(int originPort) throws IOException {
            super(originPort);
        }

        @Override
        boolean greet(InputStream raw, OutputStream out) throws IOException {
            var in = new DataInputStream(raw);
            in.readUnsignedByte();
            in.skipNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 2});
            in.readUnsignedByte();
            var login = text(in) + ":" + text(in);
            if (!login.equals("ann:s3:cret")) {
                out.write(new byte[] {1, 1});
                return false;
            }
            out.write(new byte[] {1, 0});
            in.skipNBytes(3);
            asked.add("type " + in.readUnsignedByte() + " " + text(in) + ":" + in.readUnsignedShort());
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            return true;
        }

        private static String text(DataInputStream in) throws IOException {
            return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        }
    }
}
