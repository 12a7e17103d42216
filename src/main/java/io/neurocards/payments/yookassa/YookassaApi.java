package io.neurocards.payments.yookassa;

import io.neurocards.payments.wire.Fields;
import io.neurocards.payments.wire.GatewayHttp;
import io.neurocards.payments.wire.Reply;
import io.neurocards.payments.wire.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/** YooKassa's requests and what its statuses mean. */
final class YookassaApi {

    /** Ids as YooKassa makes them; nothing else becomes a part of an address. */
    static final Pattern ID = Pattern.compile("[0-9a-zA-Z-]{1,64}");

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Pattern VERSION = Pattern.compile("(/v3)?/*$");

    private final GatewayHttp http;
    private final HttpUrl base;
    private final String credentials;
    private final Words words;

    YookassaApi(YookassaSettings settings, GatewayHttp http) {
        var key = Objects.requireNonNull(settings.apiKey()).strip();
        this.http = http;
        this.base = HttpUrl.get(
                VERSION.matcher(settings.baseUrl().toString()).replaceFirst("").concat("/v3"));
        this.credentials =
                Credentials.basic(Objects.requireNonNull(settings.shopId()).strip(), key, StandardCharsets.UTF_8);
        this.words = new Words(List.of(key, credentials));
    }

    /** Has something made, once for each {@code key} within 24 hours. */
    Reply<JsonNode> post(String what, UUID key, JsonNode body) {
        return call(new Request.Builder()
                .url(base.newBuilder().addPathSegment(what).build())
                .header("Idempotence-Key", key.toString())
                .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON)));
    }

    /** Looks at one; {@code id} must be an {@link #ID}. */
    Reply<JsonNode> get(String what, String id) {
        return call(new Request.Builder()
                .url(base.newBuilder().addPathSegment(what).addPathSegment(id).build()));
    }

    Reply<JsonNode> list(String what, Map<String, String> filters) {
        var address = base.newBuilder().addPathSegment(what);
        filters.forEach(address::addQueryParameter);
        return call(new Request.Builder().url(address.build()));
    }

    private Reply<JsonNode> call(Request.Builder request) {
        try {
            var answer = http.send(request.header("Authorization", credentials).build());
            return judged(answer.status(), Fields.object(answer.body().toByteArray()));
        } catch (IOException e) {
            return new Reply.Unclear<>("no answer: " + e.getClass().getSimpleName());
        }
    }

    /** What is no error as YooKassa writes them may be somebody's between us. */
    private Reply<JsonNode> judged(int status, JsonNode json) {
        var code = Fields.text(json.path("code"));
        if (status == 200 && json.isObject()) {
            return new Reply.Done<>(json);
        }
        if (code.isEmpty()) {
            return new Reply.Unclear<>("HTTP " + status);
        }
        var parameter = Fields.text(json.path("parameter"));
        var reason = words.of(code + ": " + Fields.text(json.path("description"))
                + (parameter.isEmpty() ? "" : " (" + parameter + ")"));
        return switch (status) {
            case 400, 401, 403, 405, 415 -> new Reply.Refused<>(reason);
            case 404 -> new Reply.Missing<>(reason);
            default -> new Reply.Unclear<>("HTTP " + status + ", " + reason);
        };
    }

    String shown(String text) {
        return words.of(text);
    }
}
