package io.neurocards.neighbours;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Map;
import java.util.function.Consumer;

/** A connection that asks Redis and one that hears what others tell; they live and end together. */
record RedisLine(StatefulRedisConnection<String, byte[]> asks, StatefulRedisPubSubConnection<String, String> hears) {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    /** Connects both, or none. */
    static RedisLine open(RedisClient client, Map<String, Consumer<String>> listeners) {
        var asks = client.connect(CODEC);
        try {
            var hears = client.connectPubSub(StringCodec.UTF8);
            var line = new RedisLine(asks, hears);
            line.listen(listeners);
            return line;
        } catch (RedisException e) {
            var _ = asks.closeAsync();
            throw e;
        }
    }

    private void listen(Map<String, Consumer<String>> listeners) {
        hears.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                var listener = listeners.get(channel);
                if (listener != null) {
                    listener.accept(message);
                }
            }
        });
        if (!listeners.isEmpty()) {
            try {
                hears.sync().subscribe(listeners.keySet().toArray(String[]::new));
            } catch (RedisException e) {
                var _ = hears.closeAsync();
                throw e;
            }
        }
    }

    boolean isOpen() {
        return asks.isOpen() && hears.isOpen();
    }

    /** Ends both without waiting for it. */
    void close() {
        var _ = asks.closeAsync();
        var _ = hears.closeAsync();
    }
}
