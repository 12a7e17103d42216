package io.neurocards.web.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.neurocards.web.WebSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many requests each caller may still send this minute. Forgets the callers that were not heard of for longest. */
@Component
final class RequestLimits {

    private static final int MOST_CALLERS = 20_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final WebSettings settings;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    RequestLimits(WebSettings settings) {
        this.settings = settings;
    }

    /** Counts a request of a caller, and says whether it may go on. */
    Verdict count(String caller, boolean aboutAccounts) {
        var limit = aboutAccounts ? settings.accountRequestsPerMinute() : settings.requestsPerMinute();
        var probe = bucket((aboutAccounts ? "a:" : "r:") + caller, limit).tryConsumeAndReturnRemaining(1);
        return Verdict.of(limit, probe);
    }

    private synchronized Bucket bucket(String key, int limit) {
        return buckets.computeIfAbsent(
                key,
                _ -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, WINDOW))
                        .build());
    }

    /** What a caller may still do. */
    record Verdict(boolean allowed, int limit, long remaining, long secondsToWait) {

        private static final double NANOS = 1e9;

        static Verdict of(int limit, ConsumptionProbe probe) {
            var wait = (long) Math.ceil(probe.getNanosToWaitForRefill() / NANOS);
            return new Verdict(probe.isConsumed(), limit, probe.getRemainingTokens(), wait);
        }
    }
}
