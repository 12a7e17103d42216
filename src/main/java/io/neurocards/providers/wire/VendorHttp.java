package io.neurocards.providers.wire;

import io.neurocards.providers.proxies.NotSentException;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.providers.wire.Reply.Answered;
import io.neurocards.providers.wire.Reply.Lost;
import io.neurocards.providers.wire.Reply.NotSent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One vendor's HTTP: each request goes out at most once, follows no redirect, reads at most 1 MB of the answer, and never
 * throws for what a network or a vendor can do.
 */
public final class VendorHttp {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER = 1 << 20;
    private static final int LONGEST_RAW = 8192;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Lanes lanes;
    private final Clock clock;

    /** Goes out as {@code proxies} say for {@code upstream}. */
    public VendorHttp(Proxies proxies, String upstream, Clock clock) {
        this.lanes = new Lanes(pool -> proxies.client(
                upstream,
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT)
                        .connectionPool(pool)
                        .followRedirects(false)
                        .build()));
        this.clock = clock;
    }

    /** Returns a JSON body. */
    public static RequestBody json(JsonNode body) {
        return RequestBody.create(body.toString(), JSON);
    }

    /** Sends it and waits for the whole answer no longer than {@code limit}. */
    public Reply call(Request request, Duration limit) {
        try {
            return lanes.call(request, limit, this::answered);
        } catch (IOException e) {
            var raw = e.getClass().getSimpleName() + ": " + e.getMessage();
            return wasNotSent(e) ? new NotSent(raw) : new Lost(raw);
        }
    }

    /** A time limit of the call hides the failure that it came upon. */
    private static boolean wasNotSent(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSentException) {
                return true;
            }
        }
        return false;
    }

    private Reply answered(Response response) throws IOException {
        var source = response.body().source();
        var status = "HTTP " + response.code() + "\n";
        if (source.request(LONGEST_ANSWER + 1)) {
            return new Lost(status + "longer than 1 MB: " + source.readString(LONGEST_RAW, StandardCharsets.UTF_8));
        }
        var bytes = source.readByteArray();
        var text = new String(bytes, StandardCharsets.UTF_8);
        return new Answered(
                response.code(),
                Wires.object(bytes).orElse(null),
                pause(response.header("Retry-After")),
                status + text.substring(0, Math.min(text.length(), LONGEST_RAW)));
    }

    /** Reads seconds or a date; what is neither, or has passed, says nothing. */
    private @Nullable Duration pause(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var pause = header.strip().chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.isNegative() ? null : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (DateTimeException | NumberFormatException | ArithmeticException _) {
            return null;
        }
    }
}
