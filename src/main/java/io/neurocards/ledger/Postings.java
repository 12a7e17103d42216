package io.neurocards.ledger;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.Posting.Posted;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The postings and their entries. */
record Postings(JdbcClient jdbc) {

    boolean exists(String reference) {
        return kindOf(reference).isPresent();
    }

    Optional<PostingKind> kindOf(String reference) {
        return jdbc.sql("select kind from ledger_postings where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .optional()
                .map(PostingKind::ofText);
    }

    /** Returns the line of that kind and whole reference, whosever it is. */
    Optional<Posted> find(PostingKind kind, String reference) {
        return jdbc.sql(
                        "select id, amount, person_id from ledger_postings where reference = :reference and kind = :kind")
                .param("reference", reference)
                .param("kind", kind.text())
                .query((row, _) -> new Posted(
                        row.getObject("id", UUID.class),
                        row.getLong("amount"),
                        new PersonId(row.getObject("person_id", UUID.class))))
                .optional();
    }

    /** Returns how many credits of a line have been undone so far by other lines than the one of that reference. */
    long undoneBeside(UUID posting, String reference) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0)::bigint from ledger_postings
                        where undone_id = :posting and reference <> :reference
                        """)
                .param("posting", posting)
                .param("reference", reference)
                .query(Long.class)
                .single();
    }

    /** Returns how many credits have left {@code from} for {@code into}, less what came back. */
    long sentOn(PersonId from, PersonId into) {
        return jdbc.sql("""
                        select coalesce(sum(case d.person_id when :from then d.amount else -d.amount end), 0)::bigint
                        from ledger_postings d join ledger_postings a on a.counterpart_id = d.id
                        where d.kind = 'transfer_out'
                          and ((d.person_id = :from and a.person_id = :into) or (d.person_id = :into and a.person_id = :from))
                        """)
                .param("from", from.value())
                .param("into", into.value())
                .query(Long.class)
                .single();
    }

    List<OpenHold> openHolds(String reference) {
        return jdbc.sql("""
                        select h.person_id, h.reference, h.amount from ledger_postings h
                        where h.kind = 'hold' and starts_with(h.reference, :reference)
                          and not exists (select from ledger_postings s where s.hold_id = h.id)
                        order by h.posted_at, h.id
                        """)
                .param("reference", reference)
                .query((row, _) -> {
                    var whole = row.getString("reference");
                    return new OpenHold(
                            new PersonId(row.getObject("person_id", UUID.class)),
                            whole.substring(whole.indexOf(':') + 1),
                            Credits.of(row.getLong("amount")));
                })
                .list();
    }

    /** Writes a posting and its two entries in one statement; returns the posting's id. */
    UUID insert(Posting posting, Wallet after, Instant now) {
        var id = UuidV7.at(now);
        jdbc.sql("""
                        with posting as (
                            insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, hold_id,
                                                         undone_id, counterpart_id, available_after, held_after,
                                                         posted_at)
                            values (:id, :person, :ordinal, :kind, :amount, :reference, :hold,
                                    :undone, :counterpart, :available, :held, :now)
                        )
                        insert into ledger_entries (id, posting_id, account, amount)
                        values (:fromId, :id, :fromAccount, -:amount), (:intoId, :id, :intoAccount, :amount)
                        """)
                .param("id", id)
                .param("person", after.id())
                .param("ordinal", after.ordinal())
                .param("kind", posting.kind().text())
                .param("amount", posting.amount().amount())
                .param("reference", posting.reference())
                .param("hold", posting.hold())
                .param("undone", posting.undone())
                .param("counterpart", posting.counterpart())
                .param("available", after.available())
                .param("held", after.held())
                .param("now", SqlTime.of(now))
                .param("fromId", UuidV7.at(now))
                .param("fromAccount", posting.kind().from().text())
                .param("intoId", UuidV7.at(now))
                .param("intoAccount", posting.kind().into().text())
                .update();
        return id;
    }

    List<StatementLine> statement(PersonId person, long before, int limit) {
        return jdbc.sql("""
                        select id, posted_at, ordinal, kind, amount, available_after, held_after, reference
                        from ledger_postings
                        where person_id = :person and ordinal < :before
                        order by ordinal desc
                        limit :limit
                        """)
                .param("person", person.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    Map<PersonId, List<StatementLine>> newest(Collection<PersonId> persons, int each) {
        return jdbc
                .sql("""
                        select o.person_id, p.id, p.posted_at, p.ordinal, p.kind, p.amount, p.available_after, p.held_after,
                               p.reference
                        from unnest(:ids::uuid[]) as o (person_id)
                        cross join lateral (
                            select id, posted_at, ordinal, kind, amount, available_after, held_after, reference
                            from ledger_postings where person_id = o.person_id order by ordinal desc limit :each) p
                        order by o.person_id, p.ordinal desc
                        """)
                .param("ids", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("each", each)
                .query((row, _) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        var kind = PostingKind.ofText(row.getString("kind"));
        var amount = row.getLong("amount");
        var reference = row.getString("reference");
        return new StatementLine(
                row.getObject("id", UUID.class),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                row.getLong("ordinal"),
                kind,
                kind.effectOn(LedgerAccount.AVAILABLE, amount),
                row.getLong("available_after"),
                kind.effectOn(LedgerAccount.HELD, amount),
                row.getLong("held_after"),
                reference.substring(reference.indexOf(':') + 1));
    }
}
