package io.neurocards.loyalty;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.points.PointsLot;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of which lots it was told that they expire soon. */
@Component
record ExpiryNotices(JdbcClient jdbc) {

    /** Writes down that it is told; returns the lots of which it was not before. */
    Set<UUID> insert(List<PointsLot> lots, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        insert into loyalty_expiry_notices (id, person_id, points, expires_at, noticed_at)
                        select id, person_id, points, expires_at, :now
                        from unnest(:ids::uuid[], :persons::uuid[], :points::bigint[], :expiries::text[]::timestamptz[])
                            as lots (id, person_id, points, expires_at)
                        on conflict (id) do nothing returning id
                        """)
                .param("now", SqlTime.of(now))
                .param("ids", lots.stream().map(PointsLot::id).toArray(UUID[]::new))
                .param("persons", lots.stream().map(lot -> lot.person().value()).toArray(UUID[]::new))
                .param(
                        "points",
                        lots.stream().map(lot -> lot.remaining().amount()).toArray(Long[]::new))
                .param(
                        "expiries",
                        lots.stream().map(lot -> lot.expiresAt().toString()).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    void delete(PersonId person) {
        jdbc.sql("delete from loyalty_expiry_notices where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
