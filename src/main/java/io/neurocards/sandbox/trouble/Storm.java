package io.neurocards.sandbox.trouble;

import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Fault.Moment;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trouble by chance: the n-th call of one kind is always hit by the same trouble under the same seed. Not thread-safe; {@link
 * Faults} guards it.
 */
public final class Storm {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final List<Kind> ON_ALL_CALLS = List.of(
            Kind.LOST_REQUEST,
            Kind.LOST_ANSWER,
            Kind.EMPTY_ANSWER,
            Kind.HTML_ANSWER,
            Kind.SLOW_ANSWER,
            Kind.SERVER_ERROR,
            Kind.TOO_MANY_REQUESTS);
    private static final List<Kind> LEFT_OUT = List.of(
            Kind.KEY_REFUSED, Kind.NO_CREDITS, Kind.MODEL_PAUSED, Kind.MODEL_GONE, Kind.CLIP_SLOW, Kind.FAIL_BILLING);

    private final long seed;
    private final Map<Kind, Double> chances;
    private final Map<String, Long> calls = new HashMap<>();

    public Storm(long seed, Map<Kind, Double> chances) {
        this.seed = seed;
        this.chances = chances.isEmpty() ? Map.of() : new EnumMap<>(chances);
    }

    /**
     * Returns a storm of nearly everything: in each group, {@code share} of the calls is hit. What takes keys or models away for
     * hours is left out; name it to have it.
     */
    public static Storm ofAll(long seed, double share) {
        var chances = new EnumMap<Kind, Double>(Kind.class);
        for (var group : Group.values()) {
            var kinds = List.of(Kind.values()).stream()
                    .filter(kind -> kind.group() == group && !LEFT_OUT.contains(kind))
                    .toList();
            kinds.forEach(kind -> chances.put(kind, share / kinds.size()));
        }
        return new Storm(seed, chances);
    }

    public long seed() {
        return seed;
    }

    public Map<Kind, Double> chances() {
        return Map.copyOf(chances);
    }

    Optional<Fault> draw(Group group, Moment moment) {
        var place = moment.vendor() + ":" + moment.operation() + ":" + group;
        var call = calls.merge(place, 1L, Long::sum);
        var drawn = new SplittableRandom((seed + call * STEP) ^ ((long) place.hashCode() << 17)).nextDouble();
        for (var entry : chances.entrySet()) {
            if (entry.getKey().group() != group || !meansSomething(entry.getKey(), moment.operation())) {
                continue;
            }
            drawn -= entry.getValue();
            if (drawn < 0) {
                return Optional.of(Fault.of(entry.getKey()).lasting(pause(entry.getKey())));
            }
        }
        return Optional.empty();
    }

    private static boolean meansSomething(Kind kind, String operation) {
        return switch (kind.group()) {
            case WIRE -> operation.equals("create") || operation.equals("chat") || ON_ALL_CALLS.contains(kind);
            case CHAT, MAKING, CALLBACK, CLIP -> true;
        };
    }

    /** Short enough that a storm of hundreds of orders ends. */
    private static java.time.Duration pause(Kind kind) {
        return switch (kind) {
            case TOO_MANY_REQUESTS, SLOW_ANSWER -> java.time.Duration.ofSeconds(1);
            case LATE -> java.time.Duration.ofSeconds(20);
            case HIDDEN -> java.time.Duration.ofSeconds(2);
            default -> Fault.usualPause(kind);
        };
    }
}
