package io.neurocards.orders;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customer's own words in orders: where to deliver, and how they meant to pay. The orders stay for the books; those that were
 * not paid are cancelled. Their rows are locked before the wallet, as everywhere.
 */
@Component
@Order(20)
final class EraseOrders implements PersonalData {

    private final JdbcClient jdbc;
    private final OrderEvents events;

    EraseOrders(JdbcClient jdbc, OrderEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void requireNothingOpen(PersonId person) {
        var open = jdbc.sql("select exists(select from orders where person_id = :person and status = 'paid')")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        if (open) {
            throw new ProblemException(ProblemCode.ORDERS_UNDERWAY);
        }
    }

    @Override
    public void eraseRows(Leaving leaving) {
        var person = leaving.person();
        jdbc.sql("""
                        update orders set status = 'cancelled', cancelled_by = 'erased', cancelled_at = :now
                        where person_id = :person and status in ('created', 'awaiting_payment')
                        returning id, currency, total
                        """)
                .param("now", SqlTime.of(leaving.now()))
                .param("person", person.value())
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class), new Money(row.getString("currency"), row.getLong("total"))))
                .list()
                .forEach(order -> events.cancelled(order.id(), person, order.total(), leaving.now()));
        jdbc.sql("""
                        update orders set delivery_address = null, payment_method = null
                        where person_id = :person and (delivery_address is not null or payment_method is not null)
                        """).param("person", person.value()).update();
        requireNothingOpen(person);
    }

    private record Open(UUID id, Money total) {}
}
