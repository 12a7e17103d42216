package io.neurocards.providers.vendors;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts callbacks that were not believed, by provider, reason and hour. */
record CallbackCounts(JdbcClient jdbc, Clock clock) {

    void count(String provider, Callbacks.Why why) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into callback_counts as c (id, provider, reason, hour_at, count)
                        values (:id, :provider, :reason, :hour, 1)
                        on conflict (provider, reason, hour_at) do update set count = c.count + 1
                        """)
                .param("id", UuidV7.at(now))
                .param("provider", provider)
                .param("reason", why.word())
                .param("hour", SqlTime.of(now.truncatedTo(ChronoUnit.HOURS)))
                .update();
    }
}
