package io.neurocards.ledger.points;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What persons have in points, for reading. */
@Component
public record PointsHoldings(JdbcClient jdbc) {

    /** Returns what a person may spend at {@code now}, without what has expired and is not posted yet. */
    public Points balance(PersonId person, Instant now) {
        return jdbc.sql("""
                        select coalesce(sum(remaining), 0)::bigint from points_lots
                        where person_id = :person and remaining > 0 and expires_at > :now
                        """)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .query((row, _) -> Points.of(row.getLong(1)))
                .single();
    }

    /** Returns the newest lines first, at most {@code limit}, older than the ordinal {@code before}. */
    public List<PointsLine> statement(PersonId person, long before, int limit) {
        return jdbc.sql("""
                        select id, posted_at, ordinal, kind, amount, balance_after, reference from points_postings
                        where person_id = :person and ordinal < :before
                        order by ordinal desc limit :limit
                        """)
                .param("person", person.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> {
                    var kind = PointsKind.ofText(row.getString("kind"));
                    var reference = row.getString("reference");
                    return new PointsLine(
                            row.getObject("id", UUID.class),
                            row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                            row.getLong("ordinal"),
                            kind,
                            kind.change(row.getLong("amount")),
                            row.getLong("balance_after"),
                            reference.substring(reference.indexOf(':') + 1));
                })
                .list();
    }

    /** Returns persons of whose points some have expired at {@code now} without a posting, at most {@code limit}. */
    public List<PersonId> withExpired(Instant now, int limit) {
        return jdbc.sql("""
                        select distinct person_id from (
                            select person_id from points_lots where remaining > 0 and expires_at <= :now
                            order by expires_at, id limit :limit) as due
                        """)
                .param("now", SqlTime.of(now))
                .param("limit", limit)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Returns lots that expire after {@code after} and not after {@code until}, in that order, at most {@code limit}. */
    public List<PointsLot> expiring(Instant after, UUID afterId, Instant until, int limit) {
        return jdbc.sql("""
                        select id, person_id, remaining, expires_at from points_lots
                        where remaining > 0 and (expires_at, id) > (:after, :afterId) and expires_at <= :until
                        order by expires_at, id limit :limit
                        """)
                .param("after", SqlTime.of(after))
                .param("afterId", afterId)
                .param("until", SqlTime.of(until))
                .param("limit", limit)
                .query((row, _) -> new PointsLot(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Points.of(row.getLong("remaining")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
