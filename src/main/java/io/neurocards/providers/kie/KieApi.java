package io.neurocards.providers.kie;

import io.neurocards.providers.vendors.ApiKey;
import io.neurocards.providers.wire.Reply;
import io.neurocards.providers.wire.VendorHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/** kie.ai's addresses, as its documentation of August 2026 names them. */
record KieApi(VendorHttp http, HttpUrl api, HttpUrl files) {

    /** Together with the upload that comes before it, a creation takes at most 120 s. */
    private static final Duration HALF_OF_A_CREATION = Duration.ofMinutes(1);

    private static final Duration LOOK_UP = Duration.ofSeconds(30);
    private static final MediaType JPEG = MediaType.get("image/jpeg");

    static KieApi of(VendorHttp http, KieSettings settings) {
        return new KieApi(
                http,
                Objects.requireNonNull(HttpUrl.get(settings.baseUrl())),
                Objects.requireNonNull(HttpUrl.get(settings.uploadBaseUrl())));
    }

    /** Stores a file for a day or more. One of the same name would be overwritten. */
    Reply upload(ApiKey key, Path photo, String name) {
        var form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("uploadPath", "neurocards")
                .addFormDataPart("fileName", name)
                .addFormDataPart("file", name, RequestBody.create(photo.toFile(), JPEG))
                .build();
        return http.call(
                request(key, files, "api/file-stream-upload").post(form).build(), HALF_OF_A_CREATION);
    }

    Reply create(ApiKey key, JsonNode body, boolean veo) {
        return http.call(
                request(key, api, veo ? "api/v1/veo/generate" : "api/v1/jobs/createTask")
                        .post(VendorHttp.json(body))
                        .build(),
                HALF_OF_A_CREATION);
    }

    Reply record(ApiKey key, String taskId, boolean veo) {
        var url = api.newBuilder()
                .addPathSegments(veo ? "api/v1/veo/record-info" : "api/v1/jobs/recordInfo")
                .addQueryParameter("taskId", taskId)
                .build();
        return http.call(authorised(key).url(url).build(), LOOK_UP);
    }

    Reply credit(ApiKey key) {
        return http.call(request(key, api, "api/v1/chat/credit").build(), LOOK_UP);
    }

    private static Request.Builder request(ApiKey key, HttpUrl base, String path) {
        return authorised(key).url(base.newBuilder().addPathSegments(path).build());
    }

    private static Request.Builder authorised(ApiKey key) {
        return new Request.Builder().header("Authorization", "Bearer " + key.secret());
    }
}
