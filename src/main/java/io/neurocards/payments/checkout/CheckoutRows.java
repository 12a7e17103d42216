package io.neurocards.payments.checkout;

import io.neurocards.database.SqlTime;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of checkouts. A payment's row is locked before that of its checkout is changed. */
@Component
record CheckoutRows(JdbcClient jdbc) {

    private static final String SELECT = """
            select c.id, c.gateway, c.reference, c.page, c.language, c.return_to, c.contact_kind, c.contact, c.asked, c.ask_at,
                c.created_at
            from payment_checkouts c
            """;

    void insert(UUID payment, PurchaseWish wish, @Nullable UUID device, Instant now) {
        var contact = wish.contact() == null ? null : ContactRow.of(wish.contact());
        jdbc.sql("""
                        insert into payment_checkouts (id, gateway, language, return_to, contact_kind, contact, asked, device_id, created_at)
                        values (:id, :gateway, :language, :returnTo, :kind, :contact, 0, :device, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", payment)
                .param("gateway", wish.gateway())
                .param("language", wish.language())
                .param("returnTo", wish.returnTo().toString())
                .param("kind", contact == null ? null : contact.kind(), Types.VARCHAR)
                .param("contact", contact == null ? null : contact.value(), Types.VARCHAR)
                .param("device", device, Types.OTHER)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Returns which app the payment was begun with. */
    Optional<UUID> device(UUID payment) {
        return jdbc.sql("select device_id from payment_checkouts where id = :id and device_id is not null")
                .param("id", payment)
                .query(UUID.class)
                .optional();
    }

    Optional<Checkout> find(UUID payment) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", payment)
                .query((row, _) -> checkout(row))
                .optional();
    }

    /** Returns whose payment the gateway calls so. */
    Optional<UUID> named(String gateway, String reference) {
        return jdbc.sql("select id from payment_checkouts where gateway = :gateway and reference = :reference")
                .param("gateway", gateway)
                .param("reference", reference)
                .query(UUID.class)
                .optional();
    }

    /** Keeps the page, unless there is one. */
    void opened(UUID payment, String reference, URI page, Instant askAt) {
        jdbc.sql("""
                        update payment_checkouts set reference = :reference, page = :page, ask_at = :askAt
                        where id = :id and reference is null
                        """)
                .param("reference", reference)
                .param("page", page.toString())
                .param("askAt", SqlTime.of(askAt))
                .param("id", payment)
                .update();
    }

    /** Keeps what the gateway calls it and takes for it; nobody has to ask any more. */
    void settled(UUID payment, String reference, @Nullable Long fee) {
        jdbc.sql("""
                        update payment_checkouts set reference = coalesce(reference, :reference), fee = coalesce(fee, :fee), ask_at = null
                        where id = :id
                        """)
                .param("reference", reference)
                .param("fee", fee, Types.BIGINT)
                .param("id", payment)
                .update();
    }

    /** Returns what is to be asked about, which nobody else takes until the transaction ends. */
    List<Checkout> lockDue(Instant now, int limit) {
        return jdbc.sql(SELECT + """
                        where c.ask_at <= :now order by c.ask_at limit :limit for update skip locked
                        """)
                .param("now", SqlTime.of(now))
                .param("limit", limit)
                .query((row, _) -> checkout(row))
                .list();
    }

    void asked(UUID payment, int asked, @Nullable Instant next) {
        jdbc.sql("update payment_checkouts set asked = :asked, ask_at = :next where id = :id")
                .param("asked", asked)
                .param("next", SqlTime.ofNullable(next))
                .param("id", payment)
                .update();
    }

    /** Returns payments that wait, and of which no gateway ever said where they are paid. */
    List<UUID> unopened(Instant before, int limit) {
        return jdbc.sql("""
                        select c.id from payment_checkouts c join payments p on p.id = c.id
                        where c.reference is null and c.created_at < :before and p.status = 'pending'
                        order by c.created_at limit :limit
                        """)
                .param("before", SqlTime.of(before))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static Checkout checkout(ResultSet row) throws SQLException {
        var page = row.getString("page");
        var askAt = row.getObject("ask_at", OffsetDateTime.class);
        return new Checkout(
                row.getObject("id", UUID.class),
                row.getString("gateway"),
                row.getString("reference"),
                page == null ? null : URI.create(page),
                Locale.of(row.getString("language")),
                URI.create(row.getString("return_to")),
                ContactRow.read(row.getString("contact_kind"), row.getString("contact")),
                row.getInt("asked"),
                askAt == null ? null : askAt.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
