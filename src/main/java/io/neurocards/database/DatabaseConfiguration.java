package io.neurocards.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.AddressConfiguration.Address;
import io.neurocards.shared.Sleeper;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** One database: a pool, and nothing to wait for after COMMIT. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = TwoDatabases.BACKUP, matchIfMissing = true, havingValue = "none")
    static class One {

        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(DatabaseSettings settings, Address address, ServerVersion oldest) {
            requireOpen(address.url(), oldest);
            var pool = new HikariConfig();
            pool.setPoolName("decider");
            pool.setJdbcUrl(address.url().jdbcUrl());
            pool.setUsername(address.url().username());
            pool.setPassword(address.url().password());
            pool.setMaximumPoolSize(settings.connections());
            pool.setMinimumIdle(2);
            pool.setConnectionTimeout(5_000);
            pool.addDataSourceProperty("ApplicationName", "neurocards");
            pool.addDataSourceProperty("socketTimeout", "60");
            pool.addDataSourceProperty(DatabaseUrl.DETAIL, "false");
            return new HikariDataSource(pool);
        }

        static void requireOpen(DatabaseUrl url, ServerVersion oldest) {
            try {
                oldest.require("DATABASE_URL", url);
            } catch (SQLException e) {
                throw new ClosedDatabaseException("DATABASE_URL", url.place(), e);
            }
        }

        @Bean
        Repetition repetition(Sleeper sleeper) {
            return new Repetition(sleeper);
        }

        @Bean
        @ConditionalOnProperty(name = BesideAPair.OTHER, havingValue = "none", matchIfMissing = true)
        Sealing sealing() {
            return Sealing.none();
        }
    }

    @Bean
    Decisions.Timing decisionTiming(Clock clock, DatabaseSettings settings) {
        return new Decisions.Timing(clock, settings.slowDecision());
    }

    @Bean
    Decisions decisions(
            JdbcClient jdbc,
            TransactionTemplate template,
            ObjectMapper json,
            Decisions.Timing timing,
            Repetition repetition,
            Sealing sealing) {
        return new Decisions(jdbc, template, json, timing, repetition, sealing);
    }
}
