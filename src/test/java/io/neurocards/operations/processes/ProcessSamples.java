package io.neurocards.operations.processes;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that announce themselves, for tests of those who count them. */
public final class ProcessSamples {

    private ProcessSamples() {}

    /** A worker of that name shows a sign of life. */
    public static void beat(JdbcClient jdbc, Clock clock, String name) {
        new Presence(jdbc, clock, new Presence.Self(name, "here", "worker", "test")).beat();
    }
}
