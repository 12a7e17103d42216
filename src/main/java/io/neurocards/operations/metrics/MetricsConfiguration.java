package io.neurocards.operations.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.RedisDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registered by hand: Actuator would bring much that nobody here asks for, and a slower start. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry meterRegistry(ObjectProvider<HikariDataSource> pools) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        pools.forEach(pool -> {
            if (pool.getMetricRegistry() == null && pool.getMetricsTrackerFactory() == null) {
                pool.setMetricRegistry(registry);
            }
        });
        return registry;
    }

    /** Hears of pauses from the JVM, and lets go of it at the end. */
    @Bean
    JvmGcMetrics jvmGcMetrics(PrometheusMeterRegistry registry) {
        var pauses = new JvmGcMetrics();
        pauses.bindTo(registry);
        return pauses;
    }

    @Bean
    ClipTimes clipTimes(JdbcClient jdbc, PrometheusMeterRegistry registry) {
        return new ClipTimes(jdbc, registry);
    }

    @Bean
    MetricsPage metricsPage(
            PrometheusMeterRegistry registry,
            JdbcClient jdbc,
            DatabaseDesk desk,
            RedisDesk redis,
            Clock clock,
            @Value("${neurocards.media.storage:./data/storage}") Path media)
            throws IOException {
        return new MetricsPage(registry, BusinessFigures.read(jdbc), new OwnFigures(desk, redis, media), clock);
    }
}
