package io.neurocards.orders;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.database.SqlTime;
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

    private record Cancelled(UUID id, Money total) {}

    @Override
    public void eraseRows(Leaving leaving) {
        jdbc.sql("""
                        select id, currency, total from orders
                        where person_id = :person and cancelled_by = :by and cancelled_at = :now
                        order by id
                        """)
                .param("person", leaving.person().value())
                .param("by", EraseOrders.BY)
                .param("now", SqlTime.of(leaving.now()))
                .query((row, _) -> new Cancelled(
                        row.getObject("id", UUID.class), new Money(row.getString("currency"), row.getLong("total"))))
                .list()
                .forEach(order -> events.cancelled(order.id(), leaving.person(), order.total(), true, leaving.now()));
    }
}
