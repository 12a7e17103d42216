package io.neurocards.telegram.broadcast;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the messages to many. */
record BroadcastStore(BroadcastRows broadcasts, Recipients recipients, Audience audience) {

    static BroadcastStore on(JdbcClient jdbc) {
        return new BroadcastStore(new BroadcastRows(jdbc), new Recipients(jdbc), new Audience(jdbc));
    }
}
