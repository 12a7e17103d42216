package io.neurocards.notifications.push;

import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.MessageChannel.Answer;
import io.neurocards.notifications.push.PushRows.Subscription;
import io.neurocards.providers.fetch.OutsideCalls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands messages to the push services of browsers' makers, each sealed for its browser. */
@Component
final class PushService {

    private static final Duration OF_USE = Duration.ofHours(24);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PushKeys keys;
    private final ObjectProvider<OutsideCalls> outside;
    private final Clock clock;

    PushService(PushKeys keys, ObjectProvider<OutsideCalls> outside, Clock clock) {
        this.keys = keys;
        this.outside = outside;
        this.clock = clock;
    }

    /** @throws IOException when it did not answer, or had trouble of its own; another try may help */
    Answer send(Subscription browser, Message message) throws IOException, GeneralSecurityException {
        var request = new Request.Builder()
                .url(browser.endpoint())
                .header("TTL", Long.toString(OF_USE.toSeconds()))
                .header("Urgency", "normal")
                .header("Content-Encoding", "aes128gcm")
                .header("Authorization", keys.authorization(OutsideCalls.origin(browser.endpoint()), clock.instant()))
                .post(RequestBody.create(
                        Sealed.of(text(message, browser.language()), browser.point(), browser.secret()),
                        MediaType.get("application/octet-stream")))
                .build();
        var complaint = outside.getObject().complaint(browser.endpoint());
        if (complaint != null) {
            return new Answer.Refused(complaint);
        }
        try (var response = outside.getObject().call(request).execute()) {
            return read(response);
        } catch (IOException e) {
            if (OutsideCalls.isForbidden(e)) {
                return new Answer.Refused("not a public address");
            }
            throw e;
        }
    }

    private static Answer read(Response response) throws IOException {
        var status = response.code();
        if (response.isSuccessful()) {
            return new Answer.Taken();
        }
        if (status == 404 || status == 410) {
            return new Answer.Gone();
        }
        var pause = response.header("Retry-After");
        if ((status == 429 || status == 503) && pause != null && pause.matches("\\d{1,6}")) {
            var after = Duration.ofSeconds(Math.max(1, Long.parseLong(pause)));
            return new Answer.Later(after.compareTo(LONGEST_WAIT) < 0 ? after : LONGEST_WAIT);
        }
        if (status == 429 || status >= 500) {
            throw new IOException("The push service answered " + status);
        }
        return new Answer.Refused("the push service answered " + status);
    }

    private static byte[] text(Message message, String language) {
        var notice = message.in(Locale.of(language));
        return JSON.writeValueAsBytes(
                Map.of("title", notice.title(), "body", notice.body(), "url", notice.path(), "tag", notice.tag()));
    }
}
