package io.neurocards.orders;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customer's own words in orders: where to deliver, and how they meant to pay; and on which device they ordered. The orders stay
 * for the books; those that were not paid are cancelled, of which {@link OrdersGivenUp} tells. Their rows are locked before the wallets, as everywhere.
 */
@Component
@Order(20)
final class EraseOrders implements PersonalData {

    /** Stands where it is said who cancelled an order. */
    static final String BY = "erased";

    private final JdbcClient jdbc;

    EraseOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                        update orders set status = 'cancelled', cancelled_by = :by, cancelled_at = :now
                        where person_id = :person and status in ('created', 'awaiting_payment')
                        """)
                .param("by", BY)
                .param("now", SqlTime.of(leaving.now()))
                .param("person", person.value())
                .update();
        jdbc.sql("""
                        update orders set delivery_address = null, payment_method = null,
                            source_id = case when source = 'app' then null else source_id end
                        where person_id = :person and (delivery_address is not null or payment_method is not null
                            or (source = 'app' and source_id is not null))
                        """).param("person", person.value()).update();
        requireNothingOpen(person);
    }
}
