package io.neurocards.notifications.fcm;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Google's access tokens: one for many messages, and asked for by one of all that need another. */
final class AccessTokens {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final long BIGGEST_ANSWER = 64 * 1024L;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceAccount account;
    private final OkHttpClient http;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Held held;

    AccessTokens(ServiceAccount account, OkHttpClient http, Clock clock) {
        this.account = account;
        this.http = http;
        this.clock = clock;
    }

    private record Held(String token, Instant goodUntil) {}

    /** @throws IOException when Google gives none; another try may help */
    String token() throws IOException, GeneralSecurityException {
        var known = held;
        if (known != null && isGood(known)) {
            return known.token();
        }
        asking.lock();
        try {
            var latest = held;
            if (latest == null || !isGood(latest)) {
                latest = ask();
                held = latest;
            }
            return latest.token();
        } finally {
            asking.unlock();
        }
    }

    /** Forgets a token that Google does not know any more. */
    void forget(String token) {
        asking.lock();
        try {
            var known = held;
            if (known != null && known.token().equals(token)) {
                held = null;
            }
        } finally {
            asking.unlock();
        }
    }

    private boolean isGood(Held known) {
        return clock.instant().isBefore(known.goodUntil());
    }

    private Held ask() throws IOException, GeneralSecurityException {
        var now = clock.instant();
        var request = new Request.Builder()
                .url(account.tokenUri())
                .post(new FormBody.Builder()
                        .add("grant_type", GRANT)
                        .add("assertion", account.assertion(now))
                        .build())
                .build();
        try (var response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("Google gave no access token: status " + response.code());
            }
            var json = JSON.readTree(response.peekBody(BIGGEST_ANSWER).bytes());
            var token = json.path("access_token").asString("");
            var seconds = json.path("expires_in").asLong(0);
            if (token.isBlank() || seconds <= 0) {
                throw new IOException("Google's answer holds no access token");
            }
            return new Held(token, now.plusSeconds(seconds).minus(BEFORE_EXPIRY));
        } catch (JacksonException e) {
            throw new IOException("Google's answer is no JSON");
        }
    }
}
