package io.neurocards.orders;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and ends orders that nobody has paid in time. */
@Component
record UnpaidRows(JdbcClient jdbc) {

    /** Stands where it is said who cancelled an order; the database knows it, too. */
    static final String EXPIRED = "expired";

    static final String DUE = """
            select id, pay_until from orders
            where status in ('created', 'awaiting_payment') and pay_until <= :now and (pay_until, id) > (:after, :last)
            order by pay_until, id limit :limit
            """;

    /** An order whose time is over. */
    record Due(UUID id, Instant payUntil) {

        /** Comes before all. */
        static final Due NONE = new Due(new UUID(0, 0), Instant.EPOCH);
    }

    /** Returns those whose time was over first, after {@code last}. */
    List<Due> due(Instant now, Due last, int limit) {
        return jdbc.sql(DUE)
                .param("now", SqlTime.of(now))
                .param("after", SqlTime.of(last.payUntil()))
                .param("last", last.id())
                .param("limit", limit)
                .query((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("pay_until", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Cancels an order whose time is over; returns false when it was paid or cancelled in between. */
    boolean expire(UUID id, Instant now) {
        return jdbc.sql("""
                        update orders set status = 'cancelled', cancelled_by = :by, cancelled_at = :now
                        where id = :id and status in ('created', 'awaiting_payment') and pay_until <= :now
                        """)
                        .param("by", EXPIRED)
                        .param("now", SqlTime.of(now))
                        .param("id", id)
                        .update()
                == 1;
    }
}
