package io.neurocards.providers.proxies;

import java.time.Instant;
import java.util.Map;

/** What all workers know of proxies that failed, by their addresses. */
interface SharedHealth {

    /** Returns until when each proxy is left alone that is. */
    Map<String, Instant> leftAlone(Instant now);

    void failed(String address, Instant now, Instant until);

    /** For a program of one process that has no database. */
    static SharedHealth nowhere() {
        return new SharedHealth() {
            @Override
            public Map<String, Instant> leftAlone(Instant now) {
                return Map.of();
            }

            @Override
            public void failed(String address, Instant now, Instant until) {}
        };
    }
}
