package io.neurocards.operations.books.figures;

import io.neurocards.database.SqlTime;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Points that can be spent now: as credits or as a part of orders, never as both.
 *
 * @param credits what they would be in whole credits, each customer's together
 * @param discount what they would take off orders at most, in the currency of orders
 */
public record PointsOwed(long points, long credits, Amounts discount) {

    static PointsOwed count(JdbcClient jdbc, HouseRules rules, Instant now) {
        return jdbc.sql("""
                        select coalesce(sum(points), 0) as points, coalesce(sum(div(points, :price)), 0) as credits
                        from (select sum(remaining) as points from points_lots
                              where remaining > 0 and expires_at > :now group by person_id) p
                        """)
                .param("price", BigDecimal.valueOf(rules.pointsPerCredit()))
                .param("now", SqlTime.of(now))
                .query((row, _) -> new PointsOwed(
                        row.getLong("points"),
                        row.getLong("credits"),
                        Amounts.of(
                                rules.orderCurrency(),
                                row.getBigDecimal("points").multiply(BigDecimal.valueOf(rules.pointValue())))))
                .single();
    }
}
