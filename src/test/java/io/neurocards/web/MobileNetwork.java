package io.neurocards.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The way from a browser to a server as a phone has it: gone now and then, or gone with an answer half-way. */
final class MobileNetwork implements AutoCloseable {

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean away;
    private volatile @Nullable String fateful;

    MobileNetwork(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("mobile-network").start(this::letIn);
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    void goAway() {
        away = true;
        breakAll();
    }

    void comeBack() {
        away = false;
    }

    /** Requests that begin with {@code head} arrive, and what is answered does not; {@code null} ends that. */
    void loseAnswersTo(@Nullable String head) {
        fateful = head;
    }

    /** Returns how many answers were lost in that way. */
    int lostAnswers() {
        return lost.get();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (away) {
                    client.close();
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                new Way(client, server).begin();
            } catch (IOException _) {
                // whoever came is gone again, or the test is over
            }
        }
    }

    private final class Way {
        private final Socket client;
        private final Socket server;
        private volatile boolean doomed;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void begin() {
            Thread.ofVirtual().start(() -> carry(client, server, true));
            Thread.ofVirtual().start(() -> carry(server, client, false));
        }

        private void carry(Socket from, Socket to, boolean request) {
            var buffer = new byte[64 * 1024];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                for (var length = in.read(buffer); length > 0; length = in.read(buffer)) {
                    var head = fateful;
                    if (request && head != null && starts(buffer, length, head)) {
                        doomed = true;
                    }
                    if (!request && doomed) {
                        lost.incrementAndGet();
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, length);
                }
            } catch (IOException _) {
                // broken off
            } finally {
                open.remove(from);
            }
        }

        private static boolean starts(byte[] buffer, int length, String head) {
            return new String(buffer, 0, Math.min(length, head.length()), StandardCharsets.ISO_8859_1).equals(head);
        }
    }

    private void breakAll() {
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException _) {
                // closed already
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        breakAll();
    }
}
