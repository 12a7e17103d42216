package io.neurocards.payments.checkout;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what came in the name of a gateway and is not from it. A flood of them writes a few lines, and nothing else. */
@Component
public final class ForgedNotices {

    private static final Logger log = LoggerFactory.getLogger(ForgedNotices.class);

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String gateway, String reason) {
        var count = counts.computeIfAbsent(gateway + ":" + reason, _ -> new LongAdder());
        count.increment();
        var sum = count.sum();
        if (Long.bitCount(sum) == 1) {
            log.warn("Notifications that are not the gateway's: gateway={}, reason={}, count={}", gateway, reason, sum);
        }
    }

    /** Returns how many there were since the start, by gateway and reason, such as {@code stripe:signature}. */
    public Map<String, Long> counts() {
        var all = new TreeMap<String, Long>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
