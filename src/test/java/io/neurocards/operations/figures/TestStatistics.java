package io.neurocards.operations.figures;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of a studio in a zone of the test's choice. */
public final class TestStatistics {

    private TestStatistics() {}

    public static Statistics in(ZoneId zone, JdbcClient jdbc, Clock clock) {
        return new Statistics(jdbc, new OperationsSettings(zone), clock);
    }
}
