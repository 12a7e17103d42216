package io.neurocards.media;

import io.neurocards.shared.ServerSecret;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the media module. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    PhotoIntake photoIntake(MediaSettings settings) {
        return new PhotoIntake(settings.photo());
    }

    @Bean
    MediaLinks mediaLinks(ServerSecret secret, Clock clock, MediaSettings settings) {
        return new MediaLinks(secret, clock, settings.linkLifetime());
    }

    @Bean
    RetentionSweep retentionSweep(MediaStore store, Clock clock, MediaSettings settings) {
        var retention = settings.retention();
        return new RetentionSweep(store, clock, retention.inputs(), retention.outputs());
    }
}
