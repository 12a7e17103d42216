package io.neurocards.payments.checkout;

import io.neurocards.database.SqlTime;
import io.neurocards.database.journal.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what gateways told. */
@Component
record NoticeRows(JdbcClient jdbc) {

    /** Returns whether nobody had told it before. */
    boolean insert(Notice notice) {
        return jdbc.sql("""
                        insert into payment_notices (id, gateway, kind, event, reference, refund, reason, body, received_at)
                        values (:id, :gateway, :kind, :event, :reference, :refund, :reason, :body, :receivedAt)
                        on conflict (id) do nothing
                        """)
                        .param("id", notice.id())
                        .param("gateway", notice.gateway())
                        .param("kind", notice.kind().word())
                        .param("event", notice.event())
                        .param("reference", notice.reference())
                        .param("refund", notice.refund(), Types.VARCHAR)
                        .param("reason", notice.reason(), Types.VARCHAR)
                        .param("body", notice.body().toArray())
                        .param("receivedAt", SqlTime.of(notice.receivedAt()))
                        .update()
                == 1;
    }

    /** Returns one whose gateway has not answered yet. */
    Optional<Notice> open(UUID id) {
        return jdbc.sql("""
                        select id, gateway, kind, event, reference, refund, reason, body, received_at from payment_notices
                        where id = :id and settled_at is null
                        """).param("id", id).query((row, _) -> notice(row)).optional();
    }

    List<UUID> openSince(Instant before, int limit) {
        return jdbc.sql("""
                        select id from payment_notices where settled_at is null and received_at < :before
                        order by received_at limit :limit
                        """)
                .param("before", SqlTime.of(before))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Returns whether it was open until now. */
    boolean settle(UUID id, Instant now) {
        return jdbc.sql("update payment_notices set settled_at = :now where id = :id and settled_at is null")
                        .param("now", SqlTime.of(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("gateway"),
                Notice.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("event"),
                row.getString("reference"),
                row.getString("refund"),
                row.getString("reason"),
                Bytes.of(row.getBytes("body")),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
