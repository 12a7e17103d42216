package io.neurocards.sandbox.faults;

import io.neurocards.sandbox.faults.LinkTrouble.Loss;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way to one PostgreSQL server on this machine that can be bad: connections to {@link #port()}, of loopback, are carried to
 * the server's port without being understood, as long as nobody orders otherwise. Several kinds of trouble may hold at once,
 * for connections that exist as for new ones; {@link #heal} ends them all. Several links may lead to one server, so that it is
 * away for one node only. No encryption: the server behind must refuse it.
 *
 * <p>A server that is not there shows as a connection that breaks off at once, not as one that is refused. Thread-safe.
 */
public final class FaultyLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FaultyLink.class);
    private static final int BACKLOG = 128;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int PROBES = 2_000;

    private final InetSocketAddress target;
    private final SocketChannel reservation;
    private final InetSocketAddress here;
    private final Valve valve = new Valve();
    private final Tally tally = new Tally();
    private final Set<LinkConnection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable Door door;

    private FaultyLink(InetSocketAddress target, SocketChannel reservation, InetSocketAddress here) {
        this.target = target;
        this.reservation = reservation;
        this.here = here;
    }

    /** Where connections come in, and who lets them in. */
    private record Door(ServerSocket socket, Thread porter) {}

    /**
     * Returns a healthy link to a port of loopback, where a server may or may not be yet.
     *
     * @throws IOException when this machine has no port to listen on
     */
    public static FaultyLink open(int targetPort) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        // Bound and never listening: nobody else is given the port while the door is closed.
        var reservation = SocketChannel.open();
        try {
            reservation.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            reservation.bind(new InetSocketAddress(loopback, 0));
            var here = (InetSocketAddress) reservation.getLocalAddress();
            var link = new FaultyLink(new InetSocketAddress(loopback, targetPort), reservation, here);
            link.openDoor();
            return link;
        } catch (IOException e) {
            reservation.close();
            throw e;
        }
    }

    /** Returns where it listens; the same for its whole life. */
    public int port() {
        return here.getPort();
    }

    public int targetPort() {
        return target.getPort();
    }

    public LinkTrouble trouble() {
        return valve.trouble();
    }

    public LinkCounts counts() {
        return tally.with(connections.size());
    }

    /** Breaks off all connections with a reset, and has new ones refused. */
    public synchronized void cut() throws IOException {
        valve.change(LinkTrouble::cutOff);
        closeDoor();
        breakAll();
    }

    /** Lets connections be made and passes nothing, either way, without a word: half-open connections. */
    public void freeze() {
        valve.change(trouble -> trouble.holding(true, true));
    }

    /** The server hears nothing more; what it still says arrives. */
    public void freezeTowardsServer() {
        valve.change(trouble -> trouble.holding(true, false));
    }

    /** The server hears and does everything, and its answers are stuck until the link is healed. */
    public void freezeTowardsClient() {
        valve.change(trouble -> trouble.holding(false, true));
    }

    /** Everything arrives later by that much, each way; as much of it at a time as before. */
    public void slow(Duration eachWay) {
        valve.change(trouble -> trouble.slowed(eachWay));
    }

    /** Requests reach the server and are done; the answer is lost, and its connection breaks off instead. */
    public void loseReplies() {
        valve.change(trouble -> trouble.losing(Loss.ANSWERS));
    }

    /**
     * The next COMMIT that somebody asks for reaches the server, and its connection breaks off in that moment: the server may
     * be still at it when the client asks again by another connection. All else goes on.
     */
    public void loseCommitReply() {
        valve.change(trouble -> trouble.losing(Loss.NEXT_COMMIT));
    }

    /** Breaks off the connections that exist, once; new ones are made as before. */
    public void breakAll() {
        connections.forEach(LinkConnection::reset);
    }

    /** Ends all trouble. What was frozen arrives now, as after a real interruption. */
    public synchronized void heal() throws IOException {
        if (reservation.isOpen()) {
            openDoor();
            valve.change(_ -> LinkTrouble.NONE);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closeDoor();
        reservation.close();
        breakAll();
    }

    private synchronized void openDoor() throws IOException {
        if (door != null) {
            return;
        }
        var opened = new ServerSocket();
        try {
            opened.setReuseAddress(true);
            opened.bind(here, BACKLOG);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        door = new Door(opened, Thread.ofVirtual().name("link-door").start(() -> welcome(opened)));
    }

    private synchronized void closeDoor() throws IOException {
        if (door == null) {
            return;
        }
        door.socket().close();
        try {
            door.porter().join(); // a socket that a virtual thread listens on is closed by that thread
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        door = null;
        untilRefused();
    }

    /**
     * A program that is being started holds copies of this process's sockets for some milliseconds, and until then the
     * system goes on letting connections in for it.
     */
    private void untilRefused() throws IOException {
        for (var attempt = 0; attempt < PROBES; attempt++) {
            try (var probe = new Socket()) {
                probe.connect(here, (int) PAUSE.toMillis());
            } catch (ConnectException _) {
                return;
            } catch (SocketException | SocketTimeoutException e) {
                log.debug("The door of a link is about to close: port={}", here.getPort(), e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IOException("The door of a link stays open: port=" + here.getPort());
    }

    private void welcome(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var client = opened.accept();
                Thread.ofVirtual().name("link").start(() -> carry(client, opened));
            } catch (IOException e) {
                log.debug("A link's door was closed: port={}", here.getPort(), e);
            }
        }
    }

    private void carry(Socket client, ServerSocket by) {
        tally.connections().increment();
        var connection = new LinkConnection(client, valve, tally);
        connections.add(connection);
        try {
            if (by.isClosed()) {
                connection.reset(); // let in by a door that was closed meanwhile, and unseen by whoever closed it
            } else {
                connection.carry(target);
            }
        } finally {
            connections.remove(connection);
        }
    }
}
