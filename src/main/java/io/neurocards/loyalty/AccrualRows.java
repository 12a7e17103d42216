package io.neurocards.loyalty;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsResult;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each paid order earned. */
@Component
record AccrualRows(JdbcClient jdbc) {

    /** Writes down what an order earned; returns whether this call did. */
    boolean insert(UUID order, PersonId person, Points points, Instant now) {
        return jdbc.sql("""
                        insert into loyalty_accruals (id, person_id, points, accrued_at)
                        values (:id, :person, :points, :now) on conflict (id) do nothing
                        """)
                        .param("id", order)
                        .param("person", person.value())
                        .param("points", points.amount())
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    /** Locks what an order of the person earned, unless it earned nothing we know of or was reversed. */
    Optional<Points> lockUnreversed(UUID order, PersonId person) {
        return jdbc.sql("""
                        select points from loyalty_accruals
                        where id = :id and person_id = :person and reversed_at is null for update
                        """)
                .param("id", order)
                .param("person", person.value())
                .query((row, _) -> Points.of(row.getLong("points")))
                .optional();
    }

    void reversed(UUID order, PointsResult.Taken taken, Instant now) {
        jdbc.sql("""
                        update loyalty_accruals set taken_back = :taken, shortfall = :shortfall, reversed_at = :now
                        where id = :id and reversed_at is null
                        """)
                .param("id", order)
                .param("taken", taken.amount().amount())
                .param("shortfall", taken.shortfall().amount())
                .param("now", SqlTime.of(now))
                .update();
    }
}
