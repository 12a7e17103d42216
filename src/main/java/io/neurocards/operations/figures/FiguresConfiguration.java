package io.neurocards.operations.figures;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Ticker;
import io.neurocards.shared.NodeName;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    /** Only a process that works on jobs is a worker. */
    @Bean
    @ConditionalOnProperty(name = "neurocards.jobs.enabled", matchIfMissing = true)
    Ticker workerTicker(JdbcClient jdbc, Decisions decisions, Clock clock, NodeName node) {
        var beat = new WorkerBeat(jdbc, decisions, clock, node.value());
        return new Ticker("worker-beat", WorkerBeat.EVERY, beat::beat);
    }

    @Bean
    StatisticsChart statisticsChart() throws IOException {
        return StatisticsChart.create();
    }
}
