package io.neurocards.videos;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Speaks so much of kie.ai's wire as a look-up needs, and as little else as possible, so that its own share of the machine is
 * small: a task's name is a number, and a task is ready when its moment has come. Each answer takes as long as one over the
 * internet. Its clips can't be fetched, so that nothing but waiting and noticing is measured.
 */
final class FlightVendor implements AutoCloseable {

    private static final long ANSWER_NANOS = 150_000_000;

    private final ServerSocket socket;
    private final AtomicLongArray readyAt;
    private final AtomicLong looks = new AtomicLong();

    private FlightVendor(ServerSocket socket, int tasks) {
        this.socket = socket;
        this.readyAt = new AtomicLongArray(tasks);
        for (var task = 0; task < tasks; task++) {
            readyAt.set(task, Long.MAX_VALUE);
        }
    }

    static FlightVendor start(int tasks) throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress("::", 0), 1024);
        var vendor = new FlightVendor(socket, tasks);
        Thread.startVirtualThread(vendor::accept);
        return vendor;
    }

    int port() {
        return socket.getLocalPort();
    }

    long looks() {
        return looks.get();
    }

    /** Has the task be ready at that moment, in milliseconds since 1970. */
    void readyAt(int task, long moment) {
        readyAt.set(task, moment);
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (SocketException _) {
            // closed: no more is to come
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = new BufferedOutputStream(connection.getOutputStream());
            for (var request = in.readLine(); request != null; request = in.readLine()) {
                for (var header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {}
                LockSupport.parkNanos(ANSWER_NANOS);
                out.write(answer(request).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (SocketException _) {
            // the other side has gone
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String request) {
        var name = request.indexOf("taskId=");
        if (name < 0) {
            return "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
        }
        looks.incrementAndGet();
        var task = Integer.parseInt(request.substring(name + 7, request.indexOf(' ', name)));
        var ready = System.currentTimeMillis() >= readyAt.get(task);
        var body = """
                {"code":200,"msg":"success","data":{"taskId":"%d","model":"kling/v3-turbo-image-to-video","state":"%s",\
                "param":"{\\"input\\":{\\"prompt\\":\\"A white sneaker turns slowly on a wet stone, morning light from the \
                left, the camera comes closer\\",\\"image_urls\\":[\\"https://tempfile.example/%d.jpg\\"],\\"duration\\":\\"8\\"}}",\
                "resultJson":"%s","failCode":null,"failMsg":null,"costTime":null,"completeTime":null,\
                "createTime":1763596800000,"updateTime":1763596805000}}""".formatted(
                task,
                ready ? "success" : "generating",
                task,
                ready ? "{\\\"resultUrls\\\":[\\\"http://127.0.0.1:" + port() + "/clips/" + task + ".mp4\\\"]}" : "");
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
