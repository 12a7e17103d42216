package io.neurocards.sandbox.faults;

import io.neurocards.sandbox.faults.LinkTrouble.Loss;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of a link, and its connection to the server. */
final class LinkConnection {

    private static final Logger log = LoggerFactory.getLogger(LinkConnection.class);

    private final Socket client;
    private final Socket server = new Socket();
    private final Valve valve;
    private final Tally tally;
    private final CommitWatch commits = new CommitWatch();
    private final AtomicInteger lanesOpen = new AtomicInteger(2);
    private volatile boolean isOver;
    private volatile boolean isMute;

    LinkConnection(Socket client, Valve valve, Tally tally) {
        this.client = client;
        this.valve = valve;
        this.tally = tally;
    }

    boolean isOver() {
        return isOver;
    }

    /** Carries all that is said until both have ended, or somebody ends it. */
    void carry(InetSocketAddress target) {
        try {
            client.setTcpNoDelay(true);
            valve.await(Way.TOWARDS_SERVER, this::isOver);
            server.connect(target);
            server.setTcpNoDelay(true);
            var there = start(Way.TOWARDS_SERVER, client);
            var back = start(Way.TOWARDS_CLIENT, server);
            there.join();
            back.join();
        } catch (IOException e) {
            log.debug("A link did not reach its server, and its client is told so: target={}", target, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            reset();
        }
    }

    private Thread start(Way way, Socket from) {
        var lane = new Lane(way, valve);
        Thread.ofVirtual().name("link-reader").start(() -> read(lane, from));
        return Thread.ofVirtual().name("link-writer").start(() -> write(lane, way));
    }

    private void read(Lane lane, Socket from) {
        try {
            lane.readFrom(from.getInputStream());
        } catch (IOException _) {
            reset(); // closed before it began
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Lane lane, Way way) {
        try {
            var chunk = lane.next(this);
            while (!chunk.last() && !isOver) {
                switch (way) {
                    case TOWARDS_SERVER -> ask(chunk.bytes().array());
                    case TOWARDS_CLIENT -> answer(chunk.bytes().array());
                }
                chunk = lane.next(this);
            }
            end(way, chunk.broken() && !isMute);
        } catch (IOException _) {
            reset(); // whoever is left learns it the same way
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lane.clear();
        }
    }

    private void ask(byte[] bytes) throws IOException {
        var end = commits.endOfCommit(bytes, bytes.length);
        if (isMute) {
            return;
        }
        if (end < 0 || !valve.takeCommit()) {
            send(Way.TOWARDS_SERVER, server, bytes, bytes.length);
            return;
        }
        isMute = true; // before the server can answer
        send(Way.TOWARDS_SERVER, server, bytes, end);
        dieForClient();
    }

    private void answer(byte[] bytes) throws IOException {
        if (!isMute && valve.trouble().loss() != Loss.ANSWERS) {
            send(Way.TOWARDS_CLIENT, client, bytes, bytes.length);
            return;
        }
        tally.lost().add(bytes.length);
        if (!isMute) {
            isMute = true;
            dieForClient();
        }
    }

    private void send(Way way, Socket to, byte[] bytes, int length) throws IOException {
        tally.passed(way, length); // first, so that whoever has heard it finds it counted
        to.getOutputStream().write(bytes, 0, length);
    }

    /** The client's side breaks off; the server hears of an ordinary end, so that it does first what it was asked. */
    private void dieForClient() throws IOException {
        closeHard(client);
        server.shutdownOutput();
    }

    private void end(Way way, boolean broken) throws IOException {
        if (broken || lanesOpen.decrementAndGet() == 0) {
            reset();
            return;
        }
        var heard = switch (way) {
            case TOWARDS_SERVER -> server;
            case TOWARDS_CLIENT -> client;
        };
        if (!heard.isOutputShutdown()) {
            heard.shutdownOutput();
        }
    }

    /** Ends both sides at once; what was under way is lost. */
    void reset() {
        isOver = true;
        valve.wake();
        closeHard(client);
        closeHard(server);
    }

    /** Closing without lingering sends a reset. */
    private static void closeHard(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            log.debug("A link's socket was closed by somebody else", e);
        }
    }
}
