package io.neurocards.notifications.push;

import io.neurocards.notifications.push.PushRows.Due;
import io.neurocards.providers.fetch.OutsideCalls;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands messages to the push services of browsers' makers, each sealed for its browser. */
@Component
final class PushService {

    private static final int LONGEST_TEXT = 200;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PushKeys keys;
    private final ObjectProvider<OutsideCalls> outside;
    private final ObjectProvider<Videos> videos;
    private final Clock clock;
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    PushService(PushKeys keys, ObjectProvider<OutsideCalls> outside, ObjectProvider<Videos> videos, Clock clock) {
        this.keys = keys;
        this.outside = outside;
        this.videos = videos;
        this.clock = clock;
        texts.setBasename("messages/mail");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    /** What a push service said. */
    sealed interface Answer {

        /** It has the message; whether the browser shows it nobody tells. */
        record Taken() implements Answer {}

        /** The browser takes no more, ever. */
        record Gone() implements Answer {}

        /** This message will not be taken. */
        record Refused(String why) implements Answer {}

        /** It asks for a pause. */
        record Later(Duration after) implements Answer {}
    }

    /** @throws IOException when it did not answer, or had trouble of its own; another try may help */
    Answer send(Due due) throws IOException, GeneralSecurityException {
        var request = new Request.Builder()
                .url(due.endpoint())
                .header("TTL", Long.toString(SendPush.OF_USE.toSeconds()))
                .header("Urgency", "normal")
                .header("Content-Encoding", "aes128gcm")
                .header("Authorization", keys.authorization(OutsideCalls.origin(due.endpoint()), clock.instant()))
                .post(RequestBody.create(
                        Sealed.of(text(due), due.point(), due.secret()), MediaType.get("application/octet-stream")))
                .build();
        var complaint = outside.getObject().complaint(due.endpoint());
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

    private byte[] text(Due due) {
        var locale = Locale.of(due.language());
        var description = videos.getObject()
                .find(new PersonId(due.personId()), due.videoId())
                .map(VideoView::description)
                .orElse("");
        var shown = description.codePointCount(0, description.length()) > LONGEST_TEXT
                ? description.substring(0, description.offsetByCodePoints(0, LONGEST_TEXT)) + "…"
                : description;
        return JSON.writeValueAsBytes(Map.of(
                "title",
                texts.getMessage("push.ready", null, locale),
                "body",
                shown,
                "url",
                "/videos/" + due.videoId(),
                "tag",
                due.videoId().toString()));
    }
}
