package io.neurocards.jobs;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way into the queue, with nobody working on it. */
public final class TestJobs {

    private TestJobs() {}

    public static Jobs on(JdbcClient jdbc, Clock clock) {
        return new Jobs(jdbc, clock, () -> {});
    }
}
