package io.neurocards.partners.webhooks;

import io.neurocards.providers.fetch.OutsideCalls;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands a signed message to an endpoint. What it answers is read no further than its headers. */
@Component
final class WebhookCalls {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int GONE = 410;

    private final ObjectProvider<OutsideCalls> outside;
    private final WebhookSecrets secrets;

    WebhookCalls(ObjectProvider<OutsideCalls> outside, WebhookSecrets secrets) {
        this.outside = outside;
        this.secrets = secrets;
    }

    /** What came of an attempt. */
    sealed interface Answer {

        record Taken(int status) implements Answer {}

        /** It wants nothing any more, ever. */
        record Gone() implements Answer {}

        /**
         * Another try may help.
         *
         * @param status of the answer, if there was one
         * @param pause what it asked for
         */
        record Failed(
                WebhookFailure why,
                @Nullable Integer status,
                @Nullable Duration pause) implements Answer {}
    }

    /** Sends; never throws for what is the endpoint's fault. */
    Answer send(Webhook webhook, String id, byte[] body, Instant now) {
        var url = webhook.terms().url();
        if (outside.getObject().complaint(url) != null) {
            return failed(WebhookFailure.NOT_PUBLIC);
        }
        var request = new Request.Builder()
                .url(url)
                .header("User-Agent", "NeuroCards-Webhooks/1")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", secrets.signatures(webhook, id, now, body))
                .post(RequestBody.create(body, JSON))
                .build();
        var call = outside.getObject().call(request);
        call.timeout().timeout(PartnerWebhooks.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (var response = call.execute()) {
            return read(response, now);
        } catch (InterruptedIOException e) {
            return failed(WebhookFailure.TIMEOUT);
        } catch (IOException e) {
            return failed(OutsideCalls.isForbidden(e) ? WebhookFailure.NOT_PUBLIC : WebhookFailure.UNREACHABLE);
        }
    }

    private static Answer failed(WebhookFailure why) {
        return new Answer.Failed(why, null, null);
    }

    private static Answer read(Response response, Instant now) {
        var status = response.code();
        if (response.isSuccessful()) {
            return new Answer.Taken(status);
        }
        if (status == GONE) {
            return new Answer.Gone();
        }
        var why = status / 100 == 3 ? WebhookFailure.REDIRECT : WebhookFailure.STATUS;
        return new Answer.Failed(why, status, pause(response.header("Retry-After"), now));
    }

    /** Reads seconds, or a date of HTTP; anything else asks for nothing. */
    static @Nullable Duration pause(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        if (text.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text.strip()));
        }
        try {
            var until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
