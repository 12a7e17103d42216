package io.neurocards.media.film;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Develops the frames of a reel with two threads and hands them to the encoder in order. */
final class Development {

    private static final int THREADS = 2;
    private static final int AHEAD = 2;

    private final Reel reel;
    private final FrameSize size;
    private final BlockingQueue<Workbench> benches = new ArrayBlockingQueue<>(THREADS);
    private final BlockingQueue<byte[]> buffers = new ArrayBlockingQueue<>(THREADS + AHEAD + 2);
    private final BlockingQueue<Future<byte[]>> queue = new ArrayBlockingQueue<>(THREADS + AHEAD - 1);

    Development(Reel reel, FrameSize size) {
        this.reel = reel;
        this.size = size;
    }

    /** Returns when the film is whole. The pipe is written by a thread of its own: a blocked write cannot be interrupted. */
    void into(Encoder encoder) throws FilmException, InterruptedException {
        for (var i = 0; i < THREADS; i++) {
            benches.add(new Workbench(size));
        }
        while (buffers.remainingCapacity() > 0) {
            buffers.add(new byte[size.bytes()]);
        }
        try (var threads = Executors.newFixedThreadPool(
                THREADS + 1, Thread.ofPlatform().name("film-", 0).daemon().factory())) {
            try {
                var writing = threads.submit(() -> write(encoder));
                submitAll(threads, writing);
                writing.get();
            } catch (ExecutionException e) {
                throw failure(encoder, e.getCause() == null ? e : e.getCause());
            } finally {
                encoder.close();
                threads.shutdownNow();
            }
        } finally {
            benches.forEach(Workbench::close);
        }
    }

    private void submitAll(ExecutorService threads, Future<?> writing) throws InterruptedException {
        for (var i = 0; i < reel.frames() && !writing.isDone(); i++) {
            var frame = i;
            var developed = threads.submit(() -> develop(frame));
            while (!queue.offer(developed, 100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                if (writing.isDone()) {
                    return;
                }
            }
        }
    }

    private byte[] develop(int frame) throws InterruptedException {
        var bench = benches.take();
        try {
            var buffer = buffers.take();
            reel.develop(frame, bench, buffer);
            return buffer;
        } finally {
            benches.add(bench);
        }
    }

    private Void write(Encoder encoder) throws Exception {
        for (var i = 0; i < reel.frames(); i++) {
            var buffer = queue.take().get();
            encoder.write(buffer);
            buffers.add(buffer);
        }
        encoder.finish();
        return null;
    }

    private static FilmException failure(Encoder encoder, Throwable cause) throws InterruptedException {
        return switch (cause) {
            case FilmException film -> film;
            case IOException broken -> encoder.failure(broken);
            default -> new FilmException("A frame could not be made: " + cause, false, cause);
        };
    }
}
