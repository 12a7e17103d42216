package io.neurocards.web.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.neurocards.neighbours.SharedLimits;
import io.neurocards.partners.keys.PartnerKey;
import io.neurocards.shared.ProblemCode;
import io.neurocards.web.WebSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How many requests each caller may still send: counted together with the other processes where they share a Redis that answers, and
 * else by this process alone, which forgets the callers that were not heard of for longest.
 */
@Component
final class RequestLimits {

    private static final int MOST_CALLERS = 20_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final WebSettings settings;
    private final Optional<SharedLimits> shared;
    private final Map<String, Bucket> buckets = remembering();

    /** Apart from the others, so that no crowd of strangers makes a key's day begin anew. */
    private final Map<String, Bucket> ofKeys = remembering();

    RequestLimits(WebSettings settings, Optional<SharedLimits> shared) {
        this.settings = settings;
        this.shared = shared;
    }

    private static Map<String, Bucket> remembering() {
        return new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST_CALLERS;
            }
        };
    }

    /** Counts a request of a caller, and says whether it may go on. */
    Verdict count(String caller, boolean aboutAccounts) {
        var limit = aboutAccounts ? settings.accountRequestsPerMinute() : settings.requestsPerMinute();
        var window = new Window(limit, MINUTE, ProblemCode.TOO_MANY_REQUESTS);
        return count(buckets, (aboutAccounts ? "a:" : "r:") + caller, window);
    }

    /** Counts a request by a key for its minute and its day; tells of the one that is nearer to its end. */
    Verdict count(PartnerKey key) {
        var bounds = key.bounds();
        var minute = new Window(bounds.perMinute(), MINUTE, ProblemCode.KEY_MINUTE_LIMIT_REACHED);
        var now = count(ofKeys, key.id() + ":minute", minute);
        if (!now.allowed()) {
            return now;
        }
        var day = new Window(bounds.perDay(), DAY, ProblemCode.KEY_DAY_LIMIT_REACHED);
        var today = count(ofKeys, key.id() + ":day", day);
        return today.allowed() && now.remaining() <= today.remaining() ? now : today;
    }

    private Verdict count(Map<String, Bucket> all, String caller, Window window) {
        var name = caller + ":" + window.limit();
        var probe =
                shared.flatMap(limits -> limits.count(name, window.shared())).orElseGet(() -> alone(all, name, window));
        return Verdict.of(window, probe);
    }

    private static ConsumptionProbe alone(Map<String, Bucket> all, String name, Window window) {
        Bucket bucket;
        synchronized (all) {
            bucket = all.computeIfAbsent(name, _ -> window.bucket());
        }
        return bucket.tryConsumeAndReturnRemaining(1);
    }

    /** So many requests in so much time, and what is said when there are more. */
    private record Window(int limit, Duration length, ProblemCode refusal) {

        Bucket bucket() {
            return Bucket.builder().addLimit(bandwidth()).build();
        }

        BucketConfiguration shared() {
            return BucketConfiguration.builder().addLimit(bandwidth()).build();
        }

        private Bandwidth bandwidth() {
            return Bandwidth.builder()
                    .capacity(limit)
                    .refillGreedy(limit, length)
                    .build();
        }
    }

    /** What a caller may still do; {@code secondsToReset} until all of it may be done again. */
    record Verdict(
            boolean allowed, int limit, long remaining, long secondsToWait, long secondsToReset, ProblemCode refusal) {

        private static final double NANOS = 1e9;

        private static Verdict of(Window window, ConsumptionProbe probe) {
            return new Verdict(
                    probe.isConsumed(),
                    window.limit(),
                    probe.getRemainingTokens(),
                    seconds(probe.getNanosToWaitForRefill()),
                    seconds(probe.getNanosToWaitForReset()),
                    window.refusal());
        }

        private static long seconds(long nanos) {
            return (long) Math.ceil(nanos / NANOS);
        }
    }
}
