package io.neurocards.sandbox.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What is under way in one direction of a connection: read at once, handed on when its time has come. */
final class Lane {

    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int CHUNKS = 64;

    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS);
    private final Way way;
    private final Valve valve;

    Lane(Way way, Valve valve) {
        this.way = way;
        this.valve = valve;
    }

    /** Bytes and the moment at which they arrive; {@code last} when the sender has no more to say. */
    record Chunk(ByteBuffer bytes, CompletableFuture<Void> arrival, boolean last, boolean broken) {}

    /** Takes all that a socket says, until it ends or breaks off. */
    void readFrom(InputStream socket) throws InterruptedException {
        var buffer = new byte[CHUNK_BYTES];
        try {
            for (var read = socket.read(buffer); read >= 0; read = socket.read(buffer)) {
                put(Arrays.copyOf(buffer, read), false, false);
            }
            put(new byte[0], true, false);
        } catch (IOException _) {
            put(new byte[0], true, true); // the other end learns it the same way
        }
    }

    private void put(byte[] bytes, boolean last, boolean broken) throws InterruptedException {
        var delay = valve.trouble().delay();
        var arrival = new CompletableFuture<Void>();
        if (delay.equals(Duration.ZERO)) {
            arrival.complete(null);
        } else {
            arrival.completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
        underWay.put(new Chunk(ByteBuffer.wrap(bytes), arrival, last, broken));
    }

    /** Returns what arrives next, when it has arrived. */
    Chunk next(LinkConnection connection) throws InterruptedException {
        var chunk = underWay.take();
        chunk.arrival().join();
        valve.await(way, connection::isOver);
        return chunk;
    }

    /** Makes room for a reader who waits for it, so that it finds its socket closed. */
    void clear() {
        underWay.clear();
    }
}
