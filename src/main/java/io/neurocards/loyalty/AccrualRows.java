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

    /**
     * What an order earned, and how much of that no part of its money has taken with it or was short of.
     */
    record Earned(Points points, Points left) {}

    /** Locks what an order of the person earned, unless it earned nothing we know of or was reversed. */
    Optional<Earned> lockUnreversed(UUID order, PersonId person) {
        return jdbc.sql("""
                        select points, points - coalesce(taken_back + shortfall, 0) as untaken
                        from loyalty_accruals
                        where id = :id and person_id = :person and reversed_at is null for update
                        """)
                .param("id", order)
                .param("person", person.value())
                .query((row, _) -> new Earned(Points.of(row.getLong("points")), Points.of(row.getLong("untaken"))))
                .optional();
    }

    /** Adds what was taken with some of the money. */
    void takenPart(UUID order, PointsResult.Taken taken) {
        jdbc.sql("""
                        update loyalty_accruals set taken_back = coalesce(taken_back, 0) + :taken,
                            shortfall = coalesce(shortfall, 0) + :shortfall
                        where id = :id and reversed_at is null
                        """)
                .param("id", order)
                .param("taken", taken.amount().amount())
                .param("shortfall", taken.shortfall().amount())
                .update();
    }

    /** Adds what was taken with the rest of the money, or with all of it at once. */
    void reversed(UUID order, PointsResult.Taken taken, Instant now) {
        takenPart(order, taken);
        jdbc.sql("update loyalty_accruals set reversed_at = :now where id = :id and reversed_at is null")
                .param("id", order)
                .param("now", SqlTime.of(now))
                .update();
    }
}
