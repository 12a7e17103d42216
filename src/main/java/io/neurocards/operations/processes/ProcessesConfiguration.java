package io.neurocards.operations.processes;

import io.neurocards.neighbours.LiveView;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.Roles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ProcessesConfiguration {

    private static final String UNKNOWN = "unknown";

    @Bean
    PresenceTicker presenceTicker(JdbcClient jdbc, Clock clock, NodeName node, Roles roles) {
        var version = Objects.requireNonNullElse(
                ProcessesConfiguration.class.getPackage().getImplementationVersion(), UNKNOWN);
        return new PresenceTicker(
                new Presence(jdbc, clock, new Presence.Self(node.value(), host(), roles.words(), version)));
    }

    @Bean
    @ConditionalOnProperty("neurocards.redis.url")
    ShowLiveView showLiveView(JdbcClient jdbc, Processes processes, LiveView view, Clock clock) {
        return new ShowLiveView(jdbc, processes, view, clock);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }
}
