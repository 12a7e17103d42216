package io.neurocards.providers.kling;

import io.neurocards.providers.Wire;
import io.neurocards.providers.vendors.ApiKey;
import io.neurocards.providers.wire.Reply;
import io.neurocards.providers.wire.VendorHttp;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/** Kling's addresses, as its documentation of September 2026 names them. */
record KlingApi(VendorHttp http, HttpUrl base, KlingToken token) {

    private static final Duration CREATION = Duration.ofMinutes(2);
    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    /** How far a listing reaches back; an answer of this many tasks stays well below the longest that is read. */
    private static final int LISTED = 200;

    static KlingApi of(VendorHttp http, URI base, KlingToken token) {
        return new KlingApi(http, Objects.requireNonNull(HttpUrl.get(base)), token);
    }

    Reply create(ApiKey key, Wire wire, JsonNode body) {
        var path = switch (wire.family()) {
            case KLING_TASKS -> (wire.image() == null ? "text-to-video/" : "image-to-video/") + wire.name();
            case KLING_LEGACY -> legacy(wire);
            case KIE_MARKET, KIE_VEO -> throw notOurs(wire);
        };
        var request = authorised(key)
                .url(base.newBuilder().addPathSegments(path).build())
                .post(VendorHttp.json(body))
                .build();
        return http.call(request, CREATION);
    }

    /** Asks for one task of the older interface, by Kling's id or by ours. */
    Reply task(ApiKey key, Wire wire, String id) {
        var url = base.newBuilder().addPathSegments(legacy(wire)).addPathSegment(id);
        return http.call(authorised(key).url(url.build()).build(), LOOK_UP);
    }

    /** Asks for the latest tasks of the older interface. */
    Reply list(ApiKey key, Wire wire) {
        var url = base.newBuilder()
                .addPathSegments(legacy(wire))
                .addQueryParameter("pageNum", "1")
                .addQueryParameter("pageSize", Integer.toString(LISTED));
        return http.call(authorised(key).url(url.build()).build(), LOOK_UP);
    }

    /** Asks for tasks of the new interface; {@code field} says whose id it is, Kling's or ours. */
    Reply tasks(ApiKey key, String field, String id) {
        var url = base.newBuilder().addPathSegment("tasks").addQueryParameter(field, id);
        return http.call(authorised(key).url(url.build()).build(), LOOK_UP);
    }

    static IllegalStateException notOurs(Wire wire) {
        return new IllegalStateException("Not a family of Kling's: " + wire.family());
    }

    private static String legacy(Wire wire) {
        return wire.image() == null ? "v1/videos/text2video" : "v1/videos/image2video";
    }

    private Request.Builder authorised(ApiKey key) {
        return new Request.Builder().header("Authorization", "Bearer " + token.of(key));
    }
}
