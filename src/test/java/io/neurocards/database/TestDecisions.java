package io.neurocards.database;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The door to changes on any database, built as the application builds it. */
public final class TestDecisions {

    private TestDecisions() {}

    public static Decisions on(DataSource dataSource) {
        return on(dataSource, Clock.systemUTC());
    }

    public static Decisions on(DataSource dataSource, Clock clock) {
        return on(dataSource, clock, Sealing.none());
    }

    public static Decisions on(DataSource dataSource, Clock clock, Sealing sealing) {
        return on(dataSource, clock, sealing, new Repetition(Thread::sleep));
    }

    /** Returns a door that names decisions in the log which take longer than that. */
    static Decisions naming(DataSource dataSource, Duration slow) {
        return on(
                dataSource,
                new Decisions.Timing(Clock.systemUTC(), slow),
                Sealing.none(),
                new Repetition(Thread::sleep));
    }

    /** Returns the door of a product with two databases, which waits until one of them decides. */
    public static Decisions onTwo(DataSource dataSource, Sealing sealing) {
        return on(dataSource, Clock.systemUTC(), sealing, Repetition.onTwoDatabases(Thread::sleep));
    }

    private static Decisions on(DataSource dataSource, Clock clock, Sealing sealing, Repetition repetition) {
        return on(dataSource, new Decisions.Timing(clock, Duration.ofSeconds(1)), sealing, repetition);
    }

    private static Decisions on(
            DataSource dataSource, Decisions.Timing timing, Sealing sealing, Repetition repetition) {
        return new Decisions(
                JdbcClient.create(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                JsonMapper.builder().build(),
                timing,
                repetition,
                sealing);
    }
}
