package io.neurocards.partners;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For which customers clips were ordered. */
@Component
record PartnerVideoRows(JdbcClient jdbc) {

    void insert(UUID order, PartnerAccount account, PersonId customer, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into partner_videos (id, partner_id, test, customer_id, ordered_at)
                        values (:id, :partner, :test, :customer, :now)
                        """)
                .param("id", order)
                .param("partner", account.partner().id())
                .param("test", account.isTest())
                .param("customer", customer.value())
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<PartnerOwner> owner(UUID order) {
        return jdbc.sql("select partner_id, test from partner_videos where id = :id")
                .param("id", order)
                .query((row, _) -> new PartnerOwner(
                        row.getObject("partner_id", UUID.class), row.getBoolean("test") ? World.TEST : World.LIVE))
                .optional();
    }

    /** Returns whom each of these orders is for. */
    Map<UUID, PersonId> customersOf(Collection<UUID> orders) {
        return jdbc
                .sql("select id, customer_id from partner_videos where id = any (:orders)")
                .param("orders", orders.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject("id", UUID.class), new PersonId(row.getObject("customer_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
