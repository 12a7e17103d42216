package io.neurocards.providers.proxies;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of proxies that failed. */
record HealthRows(JdbcClient jdbc) implements SharedHealth {

    @Override
    public Map<String, Instant> leftAlone(Instant now) {
        var leftAlone = new HashMap<String, Instant>();
        jdbc.sql("select address, left_alone_until from proxy_health where left_alone_until > :now")
                .param("now", SqlTime.of(now))
                .query((row, _) -> leftAlone.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        return leftAlone;
    }

    @Override
    public void failed(String address, Instant now, Instant until) {
        jdbc.sql("""
                        insert into proxy_health as p (id, address, failures, failed_at, left_alone_until)
                        values (:id, :address, 1, :now, :until)
                        on conflict (address) do update
                            set failures = p.failures + 1, failed_at = :now,
                                left_alone_until = greatest(p.left_alone_until, excluded.left_alone_until)
                        """)
                .param("id", UuidV7.at(now))
                .param("address", address)
                .param("now", SqlTime.of(now))
                .param("until", SqlTime.of(until))
                .update();
    }
}
