package io.neurocards.database;

import java.time.Clock;
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

    /** Returns the door of a product with two databases, which waits until one of them decides. */
    public static Decisions onTwo(DataSource dataSource, Sealing sealing) {
        return on(dataSource, Clock.systemUTC(), sealing, Repetition.onTwoDatabases(Thread::sleep));
    }

    private static Decisions on(DataSource dataSource, Clock clock, Sealing sealing, Repetition repetition) {
        return new Decisions(
                JdbcClient.create(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                JsonMapper.builder().build(),
                clock,
                repetition,
                sealing);
    }
}
