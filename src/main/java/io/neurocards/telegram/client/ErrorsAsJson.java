package io.neurocards.telegram.client;

import java.io.IOException;
import java.util.Locale;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Gives an error page of a proxy or gateway the form of Telegram's own errors, so that its status is not lost. */
final class ErrorsAsJson implements Interceptor {

    private static final MediaType JSON = MediaType.get("application/json");

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var type = response.header("Content-Type", "");
        if (response.isSuccessful()
                || String.valueOf(type).toLowerCase(Locale.ROOT).contains("json")) {
            return response;
        }
        response.close();
        var error = String.format(
                Locale.ROOT,
                "{\"ok\":false,\"error_code\":%d,\"description\":\"HTTP status %d without an answer\"}",
                response.code(),
                response.code());
        return response.newBuilder().body(ResponseBody.create(error, JSON)).build();
    }
}
