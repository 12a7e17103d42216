package io.neurocards.telegram.client;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.springframework.core.env.Environment;

/** Leads requests to the sandbox of this process, whose port is known only once the web server runs. */
record SandboxAddress(Environment environment) implements Interceptor {

    /** The address that stands for the sandbox until a request leaves. */
    static final String BASE = "http://sandbox.invalid";

    private static final String PATH = "/sandbox/telegram/api";

    @Override
    public Response intercept(Chain chain) throws IOException {
        var port = environment.getProperty("local.server.port", Integer.class, 0);
        if (port == 0) {
            throw new IOException("The sandbox is not up yet");
        }
        var request = chain.request();
        var url = HttpUrl.get("http://127.0.0.1:" + port + PATH + request.url().encodedPath())
                .newBuilder()
                .encodedQuery(request.url().encodedQuery())
                .build();
        return chain.proceed(request.newBuilder().url(url).build());
    }
}
