package io.neurocards.neighbours;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What goes on in the studio, for whoever looks at Redis with its own tools. Nobody reads it to decide anything; it is written over
 * again and again, and is gone soon after nobody writes it any more. It names clips and processes, and no person.
 */
public final class LiveView {

    /** The line of waiting clips. The name is its own hash tag, so that it is on the node of all other keys. */
    static final String QUEUE = "neurocards";

    static final String PROCESSING = SharedRedis.PREFIX + "processing";
    static final String WORKERS = SharedRedis.PREFIX + "workers";
    static final String WORKER = SharedRedis.PREFIX + "worker:";
    static final String JOB = SharedRedis.PREFIX + "job:";

    /** What is not written again within that time is gone. */
    public static final Duration KEPT = Duration.ofSeconds(30);

    /** Commands, or parts of one, that are under way together: others wait behind them. */
    private static final int AT_ONCE = 200;

    private final SharedRedis redis;

    LiveView(SharedRedis redis) {
        this.redis = redis;
    }

    /** Something that has fields, shown until then. */
    public record Shown(String id, Map<String, String> fields, Instant until) {}

    /**
     * What there is to see.
     *
     * @param queue ids of waiting clips, those who wait longest first
     * @param processing ids of clips in the making
     * @param workers that are alive, by their names
     * @param clips what is told of single clips
     */
    public record Seen(List<String> queue, List<String> processing, List<Shown> workers, List<Shown> clips) {}

    /** Shows this instead of what was shown before; does nothing while Redis is away. */
    public void show(Seen seen) {
        var names = seen.workers().stream().map(Shown::id).toList();
        var _ = replace(QUEUE, seen.queue(), (commands, key) -> values -> commands.rpush(key, values))
                && replace(PROCESSING, seen.processing(), (commands, key) -> values -> commands.sadd(key, values))
                && replace(WORKERS, names, (commands, key) -> values -> commands.sadd(key, values))
                && put(WORKER, seen.workers())
                && put(JOB, seen.clips());
    }

    /** Builds the whole beside the old one and puts it into its place, so that nobody sees half of it. */
    private boolean replace(
            String key,
            Collection<String> values,
            BiFunction<RedisAsyncCommands<String, byte[]>, String, Function<byte[][], Future<?>>> add) {
        if (values.isEmpty()) {
            return redis.send(commands -> List.of(commands.del(key)));
        }
        var next = SharedRedis.PREFIX + "next:" + key;
        var parts = parts(values.stream().map(LiveView::bytes).toList());
        return redis.send(commands -> {
            var sent = new ArrayList<Future<?>>(List.of(commands.del(next)));
            for (var part : parts) {
                sent.add(add.apply(commands, next).apply(part.toArray(byte[][]::new)));
            }
            sent.add(commands.pexpire(next, KEPT));
            sent.add(commands.rename(next, key));
            return sent;
        });
    }

    private boolean put(String prefix, List<Shown> all) {
        for (var part : parts(all)) {
            var sent = redis.send(commands -> part.stream()
                    .<Future<?>>mapMulti((one, more) -> {
                        more.accept(commands.hset(prefix + one.id(), fields(one)));
                        more.accept(commands.pexpireat(prefix + one.id(), one.until()));
                    })
                    .toList());
            if (!sent) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, byte[]> fields(Shown one) {
        return one.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> bytes(field.getValue())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> List<List<T>> parts(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }
}
