package io.neurocards.providers.proxies;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request a second time on its own, and tells a request that was not sent at all from one whose
 * answer was lost.
 */
final class SendOnce implements Interceptor {

    static void addTo(OkHttpClient.Builder client) {
        client.addInterceptor(new SendOnce()).addNetworkInterceptor(SendOnce::leaving);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var left = new Leaving(new AtomicBoolean());
        var request = chain.request();
        var body = request.body();
        var once = request.newBuilder()
                .tag(Leaving.class, left)
                .method(request.method(), body == null ? null : new OneShot(body))
                .build();
        try {
            return chain.proceed(once);
        } catch (IOException e) {
            throw left.flag().get() || e instanceof NotSentException ? e : new NotSentException(e);
        }
    }

    private static Response leaving(Chain chain) throws IOException {
        var left = chain.request().tag(Leaving.class);
        if (left != null) {
            left.flag().set(true);
        }
        return chain.proceed(chain.request());
    }

    /** Set when the connection stands and the request's first byte is about to leave. */
    private record Leaving(AtomicBoolean flag) {}

    /** A body that OkHttp may start to send once. */
    private static final class OneShot extends RequestBody {

        private final RequestBody body;

        OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
