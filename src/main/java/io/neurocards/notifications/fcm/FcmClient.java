package io.neurocards.notifications.fcm;

import io.neurocards.notifications.messages.MessageChannel.Answer;
import io.neurocards.notifications.messages.Notice;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands messages to Firebase, one for each device, and reads what it answers. */
final class FcmClient {

    private static final Logger log = LoggerFactory.getLogger(FcmClient.class);
    private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
    private static final long BIGGEST_ANSWER = 64 * 1024L;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final String OF_USE = "86400s";
    private static final String ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String address;
    private final AccessTokens tokens;
    private final OkHttpClient http;

    FcmClient(String baseUrl, String project, AccessTokens tokens, OkHttpClient http) {
        this.address = baseUrl + "/v1/projects/" + project + "/messages:send";
        this.tokens = tokens;
        this.http = http;
    }

    /** What Firebase complained about, in its own words for kinds of trouble. */
    private record Complaint(int status, String code, boolean isAboutToken) {}

    /** @throws IOException when it did not answer, or had trouble of its own; another try may help */
    Answer send(String device, String occasion, Notice notice) throws IOException, GeneralSecurityException {
        var access = tokens.token();
        var request = new Request.Builder()
                .url(address)
                .header("Authorization", "Bearer " + access)
                .post(RequestBody.create(JSON.writeValueAsBytes(body(device, occasion, notice)), JSON_TYPE))
                .build();
        try (var response = http.newCall(request).execute()) {
            if (response.isSuccessful()) {
                return new Answer.Taken();
            }
            var complaint = complaint(response);
            if (complaint.status() == 401 && !complaint.code().equals("THIRD_PARTY_AUTH_ERROR")) {
                tokens.forget(access);
                throw new IOException("Firebase does not know the access token");
            }
            return answer(complaint, response);
        }
    }

    private static Map<String, ?> body(String device, String occasion, Notice notice) {
        return Map.of(
                "message",
                Map.of(
                        "token",
                        device,
                        "notification",
                        Map.of("title", notice.title(), "body", notice.body()),
                        "data",
                        Map.of("url", notice.path(), "tag", notice.tag(), "occasion", occasion),
                        "android",
                        Map.of("priority", "NORMAL", "ttl", OF_USE, "notification", Map.of("tag", notice.tag()))));
    }

    private static Answer answer(Complaint complaint, Response response) throws IOException {
        return switch (complaint.code()) {
            case "UNREGISTERED", "SENDER_ID_MISMATCH" -> new Answer.Gone();
            case "INVALID_ARGUMENT" ->
                complaint.isAboutToken() ? new Answer.Gone() : new Answer.Refused("Firebase does not understand us");
            case "THIRD_PARTY_AUTH_ERROR" -> {
                log.error("Firebase can't reach iPhones or browsers for us: its key for them is wrong");
                yield new Answer.Refused("Firebase lacks a key");
            }
            default -> otherwise(complaint, response);
        };
    }

    private static Answer otherwise(Complaint complaint, Response response) throws IOException {
        var status = complaint.status();
        var pause = response.header("Retry-After");
        if ((status == 429 || status == 503) && pause != null && pause.matches("\\d{1,6}")) {
            var after = Duration.ofSeconds(Math.max(1, Long.parseLong(pause)));
            return new Answer.Later(after.compareTo(LONGEST_WAIT) < 0 ? after : LONGEST_WAIT);
        }
        if (status == 429 || status >= 500) {
            throw new IOException("Firebase answered " + status);
        }
        return new Answer.Refused("Firebase answered " + status);
    }

    private static Complaint complaint(Response response) throws IOException {
        try {
            var error = JSON.readTree(response.peekBody(BIGGEST_ANSWER).bytes()).path("error");
            var code = details(error)
                    .filter(detail -> detail.path("@type").asString("").equals(ERROR))
                    .map(detail -> detail.path("errorCode").asString(""))
                    .findFirst()
                    .orElse("");
            return new Complaint(response.code(), code, isAboutToken(error));
        } catch (JacksonException e) {
            return new Complaint(response.code(), "", false);
        }
    }

    /** What else it complains about by field is our mistake, and no reason to forget a device. */
    private static boolean isAboutToken(JsonNode error) {
        return details(error)
                .flatMap(detail ->
                        StreamSupport.stream(detail.path("fieldViolations").spliterator(), false))
                .allMatch(violation -> violation.path("field").asString("").equals("message.token"));
    }

    private static Stream<JsonNode> details(JsonNode error) {
        return StreamSupport.stream(error.path("details").spliterator(), false);
    }
}
