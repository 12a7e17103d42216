package io.neurocards.orders;

import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What persons have paid for. */
@Component
public record PaidOrders(JdbcClient jdbc) {

    /** Returns whether a person has paid for nothing else yet, by whatever way; what a partner ordered for them is the partner's. */
    public boolean isFirst(PersonId person, UUID order) {
        return jdbc.sql("""
                        select not exists (
                            select from orders
                            where person_id = :person and id <> :order and paid_at is not null and platform <> 'api_partner')
                        """)
                .param("person", person.value())
                .param("order", order)
                .query(Boolean.class)
                .single();
    }
}
