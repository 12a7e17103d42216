package io.neurocards.videos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a generation was waited for before: a thread holds it from its beginning to its end, asks the vendor each 5 s, and says
 * in the job's row that it lives. One job in a process of its own, or many in one with a thread each. It does nothing else, so
 * that it takes less than any real worker.
 *
 * <p>Arguments: the vendor's address, the database's address, its user, its password, how many jobs. Runs until it is ended.
 */
final class PollingWorker {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int SESSIONS = 10;

    private PollingWorker() {}

    public static void main(String[] arguments) throws Exception {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var count = Integer.parseInt(arguments[4]);
        var pool = new HikariConfig();
        pool.setJdbcUrl(arguments[1]);
        pool.setUsername(arguments[2]);
        pool.setPassword(arguments[3]);
        pool.setMaximumPoolSize(Math.min(count, SESSIONS));
        var jdbc = JdbcClient.create(new HikariDataSource(pool));
        for (var task = 0; task < count; task++) {
            var held = task;
            Thread.ofPlatform().start(() -> hold(http, jdbc, arguments[0], held));
            LockSupport.parkNanos(EVERY.toNanos() / count);
        }
        new CountDownLatch(1).await();
    }

    private static void hold(HttpClient http, JdbcClient jdbc, String vendor, int task) {
        var request = HttpRequest.newBuilder(URI.create(vendor + "/api/v1/jobs/recordInfo?taskId=" + task))
                .header("Authorization", "Bearer k")
                .build();
        try {
            while (http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("generating")) {
                jdbc.sql("update jobs set heartbeat_at = now() where id = :id and status = 'processing'")
                        .param("id", new UUID(0, task))
                        .update();
                LockSupport.parkNanos(EVERY.toNanos());
            }
        } catch (Exception e) {
            throw new IllegalStateException("A worker ended: task=" + task, e);
        }
    }
}
