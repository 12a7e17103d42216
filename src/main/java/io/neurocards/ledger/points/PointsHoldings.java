package io.neurocards.ledger.points;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** Returns what a person may spend at {@code now}, and what of it expires first by the days of {@code zone}; nothing when it is none. */
    public Optional<PointsOutlook> outlook(PersonId person, Instant now, ZoneId zone) {
        return jdbc.sql("""
                        select points, expires_at, (sum(points) over ())::bigint as current from (
                            select sum(remaining)::bigint as points, min(expires_at) as expires_at from points_lots
                            where person_id = :person and remaining > 0 and expires_at > :now
                            group by date_trunc('day', expires_at at time zone :zone)) as days
                        order by expires_at limit 1
                        """)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .param("zone", zone.getId())
                .query((row, _) -> new PointsOutlook(
                        Points.of(row.getLong("current")),
                        Points.of(row.getLong("points")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Returns what each of these persons may spend at {@code now}; nobody who may spend nothing. */
    public Map<PersonId, Points> balances(Collection<PersonId> persons, Instant now) {
        return jdbc
                .sql("""
                        select person_id, sum(remaining)::bigint as points from points_lots
                        where person_id = any (:persons) and remaining > 0 and expires_at > :now
                        group by person_id
                        """)
                .param("persons", ids(persons))
                .param("now", SqlTime.of(now))
                .query((row, _) -> Map.entry(
                        new PersonId(row.getObject("person_id", UUID.class)), Points.of(row.getLong("points"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns the newest lines of each of these persons, at most {@code each}, newest first. */
    public Map<PersonId, List<PointsLine>> newest(Collection<PersonId> persons, int each) {
        return jdbc
                .sql("""
                        select o.person_id, p.id, p.posted_at, p.ordinal, p.kind, p.amount, p.balance_after, p.reference
                        from unnest(:persons::uuid[]) as o (person_id)
                        cross join lateral (
                            select id, posted_at, ordinal, kind, amount, balance_after, reference
                            from points_postings where person_id = o.person_id order by ordinal desc limit :each) p
                        order by o.person_id, p.ordinal desc
                        """)
                .param("persons", ids(persons))
                .param("each", each)
                .query((row, _) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static UUID[] ids(Collection<PersonId> persons) {
        return persons.stream().map(PersonId::value).toArray(UUID[]::new);
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
                .query((row, _) -> line(row))
                .list();
    }

    private static PointsLine line(ResultSet row) throws SQLException {
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
