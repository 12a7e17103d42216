package io.neurocards.videos;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of this module. */
record VideoRows(
        VideoOrders orders,
        VideoJobs jobs,
        Attempts attempts,
        DueLooks dueLooks,
        VideoQueue queue,
        ScenarioRows scenarios) {

    static VideoRows on(JdbcClient jdbc) {
        return new VideoRows(
                new VideoOrders(jdbc),
                new VideoJobs(jdbc),
                new Attempts(jdbc),
                new DueLooks(jdbc),
                new VideoQueue(jdbc),
                new ScenarioRows(jdbc));
    }
}
