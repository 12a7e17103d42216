package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps one person from taking everybody's time: {@value #ROOM} inputs at once, then {@value #PER_SECOND} a second. Whoever
 * does more is told once, and then not answered until they have been quiet.
 */
@Component
@ConditionalOnBot
class FloodGate {

    private static final int ROOM = 30;
    private static final int PER_SECOND = 3;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    FloodGate(Clock clock) {
        this.clock = clock;
    }

    /** What to do with an input. */
    enum Verdict {
        ACT,
        TELL,
        IGNORE
    }

    synchronized Verdict judge(long person) {
        var now = clock.instant();
        var bucket = buckets.getOrDefault(person, new Bucket(ROOM, now, false)).refilled(now);
        if (bucket.left() >= 1) {
            buckets.put(person, new Bucket(bucket.left() - 1, now, bucket.told() && bucket.left() < ROOM / 2.0));
            return Verdict.ACT;
        }
        buckets.put(person, new Bucket(bucket.left(), now, true));
        return bucket.told() ? Verdict.IGNORE : Verdict.TELL;
    }

    private record Bucket(double left, Instant at, boolean told) {

        Bucket refilled(Instant now) {
            var seconds = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0;
            return new Bucket(Math.min(ROOM, left + seconds * PER_SECOND), now, told);
        }
    }
}
