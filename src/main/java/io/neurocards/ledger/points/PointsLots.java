package io.neurocards.ledger.points;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lots. Whoever reads them to take from them holds the wallet of their person, and so they need no lock of their own. */
record PointsLots(JdbcClient jdbc) {

    /** So many points of one lot. */
    record Part(UUID lot, long amount) {}

    /** Returns whole lots whose day has come. */
    List<Part> due(PersonId person, Instant now) {
        return jdbc.sql("""
                        select id as lot, remaining as amount from points_lots
                        where person_id = :person and remaining > 0 and expires_at <= :now
                        order by expires_at, id
                        """)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .query((row, _) -> new Part(row.getObject("lot", UUID.class), row.getLong("amount")))
                .list();
    }

    /** Returns from where so many points are taken: from what expires first. */
    List<Part> firstToExpire(PersonId person, long amount) {
        return jdbc.sql("""
                        select id as lot, least(remaining, :amount - before) as amount
                        from (select id, remaining, expires_at,
                                  (sum(remaining) over (order by expires_at, id) - remaining)::bigint as before
                              from points_lots where person_id = :person and remaining > 0) as lots
                        where before < :amount
                        order by expires_at, id
                        """)
                .param("person", person.value())
                .param("amount", amount)
                .query((row, _) -> new Part(row.getObject("lot", UUID.class), row.getLong("amount")))
                .list();
    }

    void take(UUID posting, List<Part> parts, Instant now) {
        jdbc.sql("""
                        with taking as (
                            select id, lot_id, amount from unnest(:ids::uuid[], :lots::uuid[], :amounts::bigint[])
                                as taken (id, lot_id, amount)
                        ), shrunk as (
                            update points_lots l set remaining = l.remaining - t.amount from taking t where l.id = t.lot_id
                        )
                        insert into points_takings (id, posting_id, lot_id, amount)
                        select id, :posting, lot_id, amount from taking
                        """)
                .param("ids", parts.stream().map(_ -> UuidV7.at(now)).toArray(UUID[]::new))
                .param("lots", parts.stream().map(Part::lot).toArray(UUID[]::new))
                .param("amounts", parts.stream().map(Part::amount).toArray(Long[]::new))
                .param("posting", posting)
                .update();
    }

    void open(UUID posting, UUID person, Instant expiresAt, long amount, Instant now) {
        jdbc.sql("""
                        insert into points_lots (id, person_id, posting_id, amount, remaining, expires_at)
                        values (:id, :person, :posting, :amount, :amount, :expiresAt)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person)
                .param("posting", posting)
                .param("amount", amount)
                .param("expiresAt", SqlTime.of(expiresAt))
                .update();
    }

    /** Returns how many of the points that a posting added have expired before the posting with that ordinal. */
    long expiredOf(UUID posting, long ordinal) {
        return jdbc.sql("""
                        select coalesce(sum(t.amount), 0)::bigint
                        from points_lots l join points_takings t on t.lot_id = l.id
                            join points_postings p on p.id = t.posting_id
                        where l.posting_id = :posting and p.kind = 'expiry' and p.ordinal < :ordinal
                        """)
                .param("posting", posting)
                .param("ordinal", ordinal)
                .query(Long.class)
                .single();
    }

    /** Returns when the points would have expired that a posting took, each not before {@code earliest}. */
    SortedMap<Instant, Long> takenBy(UUID posting, Instant earliest) {
        var amounts = new TreeMap<Instant, Long>();
        jdbc.sql("""
                        select l.expires_at, t.amount from points_takings t join points_lots l on l.id = t.lot_id
                        where t.posting_id = :posting
                        """).param("posting", posting).query(row -> {
            var expiresAt = row.getObject("expires_at", OffsetDateTime.class).toInstant();
            amounts.merge(expiresAt.isBefore(earliest) ? earliest : expiresAt, row.getLong("amount"), Math::addExact);
        });
        return amounts;
    }
}
