package io.neurocards.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseStream;
import io.neurocards.payments.wire.GatewayHttp;
import java.io.IOException;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The way out of Stripe's library: our HTTP with its limits and proxies, instead of the JDK's connections, which would take the
 * JVM's one authenticator for themselves. Tells Stripe nothing of this machine.
 */
final class StripeTransport extends HttpClient {

    private final GatewayHttp http;

    StripeTransport(GatewayHttp http) {
        this.http = http;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        var call =
                new Request.Builder().url(request.url()).method(request.method().name(), body(request));
        request.headers().map().forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        try {
            var answer = http.send(call.build());
            return new StripeResponse(answer.status(), HttpHeaders.of(Map.of()), answer.text());
        } catch (IOException e) {
            throw new ApiConnectionException("no answer: " + e.getClass().getSimpleName());
        }
    }

    private static @Nullable RequestBody body(StripeRequest request) {
        var content = request.content();
        return content == null
                ? null
                : RequestBody.create(content.byteArrayContent(), MediaType.get(content.contentType()));
    }

    /** No redirect and no trouble is tried again by itself: whoever asks decides. */
    @Override
    public StripeResponse requestWithRetries(StripeRequest request) throws ApiConnectionException {
        return request(request);
    }

    @Override
    public StripeResponseStream requestStream(StripeRequest request) {
        throw new UnsupportedOperationException("Nothing of Stripe's is read as a stream");
    }
}
