package io.neurocards.sandbox.faults.page;

import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.pair.Pair;
import io.neurocards.sandbox.faults.DemoDatabases;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DemoDatabases.class)
class FaultPagesConfiguration {

    @Bean
    PairWatch pairWatch(ObjectProvider<Pair> pair, ObjectProvider<NodeJournal> journal) {
        return new PairWatch(pair, journal);
    }

    @Bean
    DemoOrders demoOrders(Environment environment, ObjectMapper json, Clock clock, Sleeper sleeper) {
        return new DemoOrders(
                () -> "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json, clock, sleeper);
    }
}
