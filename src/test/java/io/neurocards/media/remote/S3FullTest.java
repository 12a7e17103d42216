package io.neurocards.media.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of S3 that has its buckets and takes no file, which a real one can't be made to do. */
class S3FullTest {

    private static final MediaKey CLIP = new MediaKey(Bucket.OUTPUTS, "clip.mp4");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "400, EntityTooLarge",
        "403, QuotaExceeded",
        "400, XMinioAdminBucketQuotaExceeded",
        "413, SomethingOfAProxy",
    })
    void no_room_is_said_as_such_and_nothing_is_left_on_this_machine(int status, String code) throws IOException {
        putRefused(
                status,
                code,
                failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_FULL)));

        try (var left = Files.list(folder.resolve(".unfinished"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void any_other_refusal_is_none_of_room() throws IOException {
        putRefused(
                400,
                "InvalidRequest",
                failure -> assertThat(failure)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("code=InvalidRequest"));
    }

    private void putRefused(int status, String code, Consumer<Throwable> seen) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (!exchange.getRequestMethod().equals("PUT")) {
                    exchange.sendResponseHeaders(200, -1);
                    return;
                }
                var answer = "<Error><Code>%s</Code><Message>no</Message></Error>"
                        .formatted(code)
                        .getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        try {
            var store = new Stores(settings(server), folder, _ -> {}).open("s3");
            assertThatThrownBy(() -> store.put(CLIP, "clip".getBytes(UTF_8))).satisfies(seen::accept);
        } finally {
            server.stop(0);
        }
    }

    private static RemoteSettings settings(HttpServer server) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new RemoteSettings(
                "s3",
                new RemoteSettings.Supabase("", ""),
                new RemoteSettings.S3(address, "us-east-1", "access", "secret", ""));
    }
}
