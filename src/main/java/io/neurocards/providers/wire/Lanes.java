package io.neurocards.providers.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The connections to one vendor in small pools. OkHttp searches a pool from its beginning at every call and every return, so that
 * a pool of hundreds costs more than the calls themselves. A call takes the first lane with room: as long as there are few, they
 * share the first one's connections.
 */
final class Lanes {

    private static final int LANES = 24;
    private static final int WIDTH = 48;
    private static final int KEPT_MINUTES = 5;

    private final List<Lane> lanes;

    /** Has each lane's client made from a pool of its own. */
    Lanes(Function<ConnectionPool, OkHttpClient> clients) {
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(_ -> new Lane(
                        clients.apply(new ConnectionPool(WIDTH, KEPT_MINUTES, TimeUnit.MINUTES)),
                        new Semaphore(WIDTH),
                        new ConcurrentHashMap<>()))
                .toList();
    }

    /** Reads an answer while its connection is taken. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Response response) throws IOException;
    }

    private record Lane(OkHttpClient client, Semaphore room, ConcurrentMap<Duration, OkHttpClient> patient) {

        <T> T call(Request request, Duration limit, Reading<T> reading) throws IOException {
            try (var response = waiting(limit).newCall(request).execute()) {
                return reading.read(response);
            }
        }

        /** There are few limits, and a client for each shares everything but that. */
        private OkHttpClient waiting(Duration limit) {
            return patient.computeIfAbsent(
                    limit,
                    longest -> client.newBuilder()
                            .callTimeout(longest)
                            .readTimeout(longest)
                            .writeTimeout(longest)
                            .build());
        }
    }

    /** Sends it, and waits for the whole answer no longer than {@code limit}. */
    <T> T call(Request request, Duration limit, Reading<T> reading) throws IOException {
        for (var lane : lanes) {
            if (lane.room().tryAcquire()) {
                try {
                    return lane.call(request, limit, reading);
                } finally {
                    lane.room().release();
                }
            }
        }
        return lanes.getLast().call(request, limit, reading);
    }
}
