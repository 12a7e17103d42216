package io.neurocards.sandbox.payments.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Something that a gateway tells the shop, and what came of that. Thread-safe. */
public final class Notice {

    private final Letter letter;
    private final Instant created;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

    /**
     * What is told.
     *
     * @param payment whom it is about
     * @param body byte by byte the same at each try
     * @param headers what proves who sends it, at the moment of each try
     * @param taken which statuses mean that the shop has taken it
     */
    public record Letter(
            String id,
            String gateway,
            String payment,
            String event,
            String body,
            Function<Instant, Map<String, String>> headers,
            IntPredicate taken) {}

    /** One try; {@code status} is {@link io.neurocards.sandbox.wire.Courier#NOBODY} when nobody answered. */
    public record Attempt(Instant at, int status) {}

    Notice(Letter letter, Instant created) {
        this.letter = letter;
        this.created = created;
    }

    public Letter letter() {
        return letter;
    }

    public Instant created() {
        return created;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    void tried(Attempt attempt) {
        attempts.add(attempt);
    }
}
