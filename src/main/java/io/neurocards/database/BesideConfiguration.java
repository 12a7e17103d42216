package io.neurocards.database;

import io.neurocards.database.log.LogSealing;
import io.neurocards.shared.Sleeper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program beside a running pair. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(BesideAPair.OTHER)
class BesideConfiguration {

    @Bean
    Sealing sealing(JdbcClient jdbc, Environment environment, Sleeper sleeper) {
        var other = environment.getRequiredProperty(BesideAPair.OTHER);
        var places = new BothPlaces(
                jdbc, () -> JdbcClient.create(DatabaseUrl.parse(other).dataSource()), sleeper);
        return new LogSealing(jdbc, "program", places::epoch, places);
    }
}
