package io.neurocards.sandbox.payments.world;

import io.neurocards.sandbox.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers by the caller's idempotency keys, for a day. Thread-safe. */
public final class Keys {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int MOST = 20_000;

    private final Map<String, Kept> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What was answered under a key.
     *
     * @param request what was asked for, in a form in which the same is equal
     */
    public record Kept(String where, Object request, Reply reply, Instant at) {}

    public synchronized Optional<Kept> find(String key, Instant now) {
        return Optional.ofNullable(answers.get(key))
                .filter(kept -> now.isBefore(kept.at().plus(LIFETIME)));
    }

    /** Remembers the first answer under a key. */
    public synchronized void keep(String key, Kept kept) {
        answers.remove(key);
        answers.put(key, kept);
    }

    public synchronized void clear() {
        answers.clear();
    }
}
