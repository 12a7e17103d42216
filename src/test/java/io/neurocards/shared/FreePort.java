package io.neurocards.shared;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of loopback that nobody listens on. */
public final class FreePort {

    private FreePort() {}

    /**
     * Returns a port that was free a moment ago, and refuses connections by now: a program that is being started beside holds
     * a copy of the closed socket for some milliseconds, and would let somebody in.
     */
    public static int take() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Until.holds("port " + port + " refuses", () -> refuses(port));
        return port;
    }

    private static boolean refuses(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
