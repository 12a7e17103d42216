package io.neurocards.neighbours;

import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("neurocards.redis.url")
class NeighboursConfiguration {

    @Bean
    SharedRedis sharedRedis(RedisSettings settings, Clock clock) {
        var address = RedisURI.create(Objects.requireNonNull(settings.url(), "the condition has seen it"));
        return new SharedRedis(address, SharedRedis.LONGEST_WAIT, clock);
    }

    @Bean
    SharedLimits sharedLimits(SharedRedis redis) {
        return new SharedLimits(redis);
    }

    @Bean
    Knocks knocks(SharedRedis redis, Clock clock) {
        return new Knocks(redis, clock);
    }

    @Bean
    LiveView liveView(SharedRedis redis) {
        return new LiveView(redis);
    }
}
