package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.whole.BothDatabases;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.operations.alerts.AlertRule;
import io.neurocards.operations.figures.Statistics;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** Two databases are compared; one is not. */
@Configuration(proxyBeanMethods = false)
class ComparisonsConfiguration {

    @Bean
    Comparisons comparisons(JdbcClient jdbc, ObjectMapper json) {
        return new Comparisons(jdbc, json);
    }

    @Bean
    ComparisonDesk comparisonDesk(Watched watched, Comparisons comparisons, DatabaseDesk.Books books, Clock clock) {
        return new ComparisonDesk(watched, comparisons, books, clock);
    }

    /** Where the studio runs on two. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("neurocards.database.backup.url")
    @ConditionalOnProperty(name = "neurocards.database.beside", havingValue = "none", matchIfMissing = true)
    static class OfTwo {

        @Bean
        AlertRule databasesDiffer(Comparisons comparisons) {
            return new DatabasesDiffer(comparisons);
        }

        @Bean
        @ConditionalOnProperty(name = "neurocards.jobs.enabled", matchIfMissing = true)
        RecurringJob compareDatabases(
                Watched watched,
                BothDatabases databases,
                Comparisons comparisons,
                Decisions decisions,
                Statistics days,
                Clock clock) {
            var run = new ComparisonRun(watched, databases, clock);
            return new CompareDatabases(run, comparisons, decisions, days.zone(), clock);
        }
    }
}
