package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.StoredFile.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Downloads what a bot sends by its address: photos up to 5 MB, anything else up to 20 MB. */
final class WebFiles {

    private static final int LARGEST_PHOTO = 5 * 1024 * 1024;
    private static final int LARGEST_FILE = 20 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final class Downloaded implements Upload {

        private final String fileName;
        private final String contentType;
        private final byte[] bytes;

        Downloaded(String fileName, String contentType, byte[] bytes) {
            this.fileName = fileName;
            this.contentType = contentType;
            this.bytes = bytes;
        }

        @Override
        public String fileName() {
            return fileName;
        }

        @Override
        public String contentType() {
            return contentType;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * Returns what is at {@code address}.
     *
     * @throws BotApiProblem when it can't be had, is too large or something else
     */
    Upload fetch(String address, Kind kind) {
        try (var client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            return read(client.send(request, BodyHandlers.ofInputStream()), kind);
        } catch (IllegalArgumentException e) {
            throw BotApiProblem.badRequest("wrong HTTP URL specified");
        } catch (IOException e) {
            throw BotApiProblem.badRequest("failed to get HTTP URL content");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BotApiProblem.badRequest("failed to get HTTP URL content");
        }
    }

    private static Upload read(HttpResponse<InputStream> answer, Kind kind) throws IOException {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var limit = kind == Kind.PHOTO ? LARGEST_PHOTO : LARGEST_FILE;
        try (var body = answer.body()) {
            var bytes = body.readNBytes(limit + 1);
            if (answer.statusCode() / 100 != 2 || bytes.length > limit) {
                throw BotApiProblem.badRequest("failed to get HTTP URL content");
            }
            var expected = switch (kind) {
                case PHOTO, THUMBNAIL -> type.startsWith("image/");
                case VIDEO -> type.startsWith("video/");
                case DOCUMENT -> type.matches("application/(pdf|zip).*");
            };
            if (bytes.length == 0 || !expected) {
                throw BotApiProblem.badRequest("wrong type of the web page content");
            }
            var path = answer.uri().getPath();
            return new Downloaded(path.substring(path.lastIndexOf('/') + 1), type, bytes);
        }
    }
}
