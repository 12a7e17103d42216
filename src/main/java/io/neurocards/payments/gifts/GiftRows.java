package io.neurocards.payments.gifts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.payments.gifts.GiftCode.Status;
import io.neurocards.payments.gifts.GiftCode.Times;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
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

/** The rows of gifts. */
@Component
record GiftRows(JdbcClient jdbc) {

    private static final String SELECT = """
            select g.id, g.person_id, g.prefix, g.batch, g.credits, g.status, g.note, g.made_at, g.ends_at, g.ended_at, g.redeemed_by
            from gift_codes g
            """;

    /** Makes all gifts that a person makes come one after another until the transaction ends. */
    void lockMaker(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 43))::text")
                .param("person", person.toString())
                .query(String.class)
                .list();
    }

    Optional<UUID> named(String digest) {
        return jdbc.sql("select id from gift_codes where digest = :digest")
                .param("digest", digest)
                .query(UUID.class)
                .optional();
    }

    Optional<GiftCode> find(UUID id) {
        return jdbc.sql(SELECT + "where g.id = :id")
                .param("id", id)
                .query((row, _) -> gift(row))
                .optional();
    }

    Optional<GiftCode> lock(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + "where g.id = :id for update of g")
                .param("id", id)
                .query((row, _) -> gift(row))
                .optional();
    }

    long open(PersonId maker) {
        return jdbc.sql("select count(*) from gift_codes where person_id = :person and status = 'open'")
                .param("person", maker.value())
                .query(Long.class)
                .single();
    }

    /** Returns gifts whose time is over, and which nobody else ends until the transaction ends. */
    List<GiftCode> lockOver(Instant now, int limit) {
        return jdbc.sql(SELECT + """
                        where g.status = 'open' and g.ends_at <= :now order by g.ends_at, g.id limit :limit for update of g skip locked
                        """)
                .param("now", SqlTime.of(now))
                .param("limit", limit)
                .query((row, _) -> gift(row))
                .list();
    }

    /** Returns those that a person made, newest first. */
    List<GiftCode> madeBy(PersonId maker, int limit) {
        return jdbc.sql(SELECT + "where g.person_id = :person order by g.made_at desc, g.id desc limit :limit")
                .param("person", maker.value())
                .param("limit", limit)
                .query((row, _) -> gift(row))
                .list();
    }

    /** Returns those that operators made, newest first. */
    List<GiftCode> byOperators(int limit) {
        return jdbc.sql(SELECT + "where g.person_id is null order by g.made_at desc, g.id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> gift(row))
                .list();
    }

    void insert(GiftCode gift, String code) {
        jdbc.sql("""
                        insert into gift_codes (id, person_id, digest, prefix, batch, credits, status, note, made_at, ends_at)
                        values (:id, :person, :digest, :prefix, :batch, :credits, 'open', :note, :madeAt, :endsAt)
                        """)
                .param("id", gift.id())
                .param("person", value(gift.maker()), Types.OTHER)
                .param("digest", GiftText.digest(code))
                .param("prefix", gift.prefix())
                .param("batch", gift.batch(), Types.OTHER)
                .param("credits", gift.credits().amount())
                .param("note", gift.note())
                .param("madeAt", SqlTime.of(gift.times().madeAt()))
                .param("endsAt", SqlTime.of(gift.times().endsAt()))
                .update();
    }

    /** Ends a gift whose row the caller has locked. */
    void end(UUID id, Status status, @Nullable PersonId redeemedBy, Instant now) {
        jdbc.sql("""
                        update gift_codes set status = :status, ended_at = :now, redeemed_by = :by where id = :id
                        """)
                .param("status", status.word())
                .param("now", SqlTime.of(now))
                .param("by", value(redeemedBy), Types.OTHER)
                .param("id", id)
                .update();
    }

    private static @Nullable UUID value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    private static GiftCode gift(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new GiftCode(
                row.getObject("id", UUID.class),
                person(row.getObject("person_id", UUID.class)),
                row.getString("prefix"),
                row.getObject("batch", UUID.class),
                Credits.of(row.getLong("credits")),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                new Times(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                        ended == null ? null : ended.toInstant()),
                person(row.getObject("redeemed_by", UUID.class)));
    }
}
