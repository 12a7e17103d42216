package io.neurocards.providers.fetch;

import io.neurocards.providers.fetch.GuardedDns.ForbiddenAddressException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a clip. The address comes from outside, so it may lead anywhere: only https to public addresses is followed, at
 * most three redirects deep, each checked like the first; what is not an MP4 by its first bytes, or too heavy, is refused.
 * Messages name hosts and never query strings, which hold signatures.
 */
public final class ClipFetch {

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Final by their meaning; 403 and 404 are not, because a store may know a file a moment later than its owner. */
    private static final Set<Integer> FINAL = Set.of(400, 401, 405, 406, 410, 416, 451);

    private final OkHttpClient guarded;
    private final OkHttpClient open;
    private final Addresses addresses;
    private final FetchSettings settings;
    private final Clock clock;

    /**
     * Takes two ways out.
     *
     * @param guarded connects to public addresses only
     * @param open for the hosts that the operator has named
     */
    ClipFetch(OkHttpClient guarded, OkHttpClient open, FetchSettings settings, Clock clock) {
        this.guarded = guarded;
        this.open = open;
        this.addresses = Addresses.of(settings.allowedHosts());
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Fetch {

        /** The clip is there, this many bytes of it. */
        record Fetched(long bytes) implements Fetch {}

        /** This address will never give a clip. */
        record Refused(String why) implements Fetch {}

        /** Nothing is there yet, or the way was bad; asking again may help. */
        record TryLater(String message) implements Fetch {}
    }

    /** Fetches {@code from} into {@code target}, which is there whole or not at all. */
    public Fetch fetch(URI from, Path target) {
        var url = HttpUrl.parse(from.toString());
        if (url == null) {
            return new Fetch.Refused("not an https address");
        }
        var deadline = clock.instant().plus(settings.longest());
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var complaint = addresses.complaint(url);
            if (complaint != null) {
                return new Fetch.Refused(complaint);
            }
            var step = step(url, target, deadline);
            switch (step) {
                case Step.Done(var fetch) -> {
                    return fetch;
                }
                case Step.GoTo(var next) -> url = next;
            }
        }
        return new Fetch.Refused("more than " + MOST_REDIRECTS + " redirects");
    }

    private sealed interface Step {
        record Done(Fetch fetch) implements Step {}

        record GoTo(HttpUrl url) implements Step {}
    }

    private Step step(HttpUrl url, Path target, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            return later(url, "took longer than " + settings.longest().toSeconds() + " s");
        }
        var request = new Request.Builder()
                .url(url)
                .header("Accept", "video/mp4,video/*;q=0.9,*/*;q=0.1")
                .header("Accept-Encoding", "identity")
                .build();
        var call = (addresses.isExempt(url) ? open : guarded).newCall(request);
        call.timeout().timeout(left.toMillis(), TimeUnit.MILLISECONDS);
        try (var response = call.execute()) {
            return read(response, url, new ClipFile(target, settings.largest(), deadline, clock));
        } catch (IOException e) {
            return isForbidden(e)
                    ? new Step.Done(new Fetch.Refused("not a public address"))
                    : later(url, e.getClass().getSimpleName());
        }
    }

    private static Step read(Response response, HttpUrl url, ClipFile file) throws IOException {
        if (REDIRECTS.contains(response.code())) {
            var next = next(response, url);
            return next == null
                    ? new Step.Done(new Fetch.Refused("a redirect to what is not an address"))
                    : new Step.GoTo(next);
        }
        if (response.code() != 200) {
            return FINAL.contains(response.code())
                    ? new Step.Done(new Fetch.Refused("status " + response.code()))
                    : later(url, "status " + response.code());
        }
        return new Step.Done(file.write(response.body()));
    }

    private static @Nullable HttpUrl next(Response response, HttpUrl url) {
        var location = response.header("Location");
        return location == null ? null : url.resolve(location);
    }

    private static boolean isForbidden(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForbiddenAddressException) {
                return true;
            }
        }
        return false;
    }

    private static Step later(HttpUrl url, String why) {
        return new Step.Done(new Fetch.TryLater(url.host() + ": " + why));
    }
}
