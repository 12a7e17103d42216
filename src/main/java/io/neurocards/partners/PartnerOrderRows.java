package io.neurocards.partners;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which orders partners placed for customers of theirs. */
@Component
record PartnerOrderRows(JdbcClient jdbc) {

    void insert(UUID order, PartnerOwner owner, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into partner_orders (id, partner_id, test, ordered_at) values (:id, :partner, :test, :now)
                        """)
                .param("id", order)
                .param("partner", owner.partner())
                .param("test", owner.world() == World.TEST)
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<PartnerOwner> owner(UUID order) {
        return jdbc.sql("select partner_id, test from partner_orders where id = :id")
                .param("id", order)
                .query((row, _) -> new PartnerOwner(
                        row.getObject("partner_id", UUID.class), row.getBoolean("test") ? World.TEST : World.LIVE))
                .optional();
    }

    /** Returns the newest first, older than {@code before}; there is nothing before an order of somebody else. */
    List<UUID> latest(PartnerOwner owner, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select id from partner_orders
                        where partner_id = :partner and test = :test
                          and (:before::uuid is null or (ordered_at, id) < (
                              select ordered_at, id from partner_orders
                              where id = :before::uuid and partner_id = :partner and test = :test))
                        order by ordered_at desc, id desc limit :limit
                        """)
                .param("partner", owner.partner())
                .param("test", owner.world() == World.TEST)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
