package io.neurocards.orders;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.database.SqlTime;
import io.neurocards.ledger.points.Points;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderCancelled.Why;
import io.neurocards.shared.Money;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells which orders are cancelled because their customer leaves. Their points come back by that: so it is after the payments' part,
 * which locks the credits' wallet, and before all points are given up.
 */
@Component
@Order(35)
record OrdersGivenUp(JdbcClient jdbc, OrderEvents events) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        jdbc.sql("""
                        select id, currency, total, points from orders
                        where person_id = :person and cancelled_by = :by and cancelled_at = :now
                        order by id
                        """)
                .param("person", leaving.person().value())
                .param("by", EraseOrders.BY)
                .param("now", SqlTime.of(leaving.now()))
                .query((row, _) -> new OrderCancelled(
                        row.getObject("id", UUID.class),
                        leaving.person(),
                        new Money(row.getString("currency"), row.getLong("total")),
                        Points.of(row.getLong("points")),
                        Why.GIVEN_UP,
                        leaving.now()))
                .list()
                .forEach(events::cancelled);
    }
}
