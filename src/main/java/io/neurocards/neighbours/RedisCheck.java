package io.neurocards.neighbours;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.sync.RedisCommands;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** The Redis: it answers, keeps what is written to it for as long as it should, and gives it back. */
@Component
public final class RedisCheck implements OutsideCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final String ADVICE = "; set REDIS_URL right, or leave it out: each process counts for itself then";

    /** Redis' own answers begin with such a word; the rest of them may repeat what was sent. */
    private static final Pattern WORD = Pattern.compile("^[A-Z]{2,20}\\b");

    private final RedisSettings settings;

    RedisCheck(RedisSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Optional<String> look() throws IOException {
        var url = settings.url();
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        var address = RedisURI.create(url);
        address.setTimeout(PATIENCE);
        try (var client = RedisClient.create(address)) {
            client.setOptions(ClientOptions.builder()
                    .socketOptions(
                            SocketOptions.builder().connectTimeout(PATIENCE).build())
                    .build());
            try (var connection = client.connect()) {
                keeps(connection.sync());
            }
        } catch (RedisException e) {
            throw new IOException(address.getHost() + ":" + address.getPort() + " " + reason(e) + ADVICE, e);
        }
        return Optional.of("PONG, a key was written, read and deleted");
    }

    private static void keeps(RedisCommands<String, String> redis) throws IOException {
        redis.ping();
        var key = SharedRedis.PREFIX + "check:" + UUID.randomUUID();
        redis.set(key, "kept", SetArgs.Builder.px(KEPT));
        var read = redis.get(key);
        var left = redis.pttl(key);
        redis.del(key);
        if (!"kept".equals(read) || left <= 0 || left > KEPT.toMillis()) {
            throw new IOException("a key that was written for " + KEPT.toSeconds() + " s is not there, or has no end");
        }
    }

    private static String reason(RedisException failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof RedisCommandExecutionException said) {
            var word = WORD.matcher(String.valueOf(said.getMessage()));
            return "refuses us: " + (word.find() ? word.group() : "ERR");
        }
        return "does not answer: " + cause.getClass().getSimpleName();
    }
}
