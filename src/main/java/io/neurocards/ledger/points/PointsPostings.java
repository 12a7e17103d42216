package io.neurocards.ledger.points;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.points.PointsPosting.Posted;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The postings and their entries. */
record PointsPostings(JdbcClient jdbc) {

    /** Returns the line by that whole reference, whosever it is. */
    Optional<Posted> find(String reference) {
        return jdbc.sql("select id, person_id, kind, amount, ordinal from points_postings where reference = :reference")
                .param("reference", reference)
                .query((row, _) -> new Posted(
                        row.getObject("id", UUID.class),
                        PointsKind.ofText(row.getString("kind")),
                        row.getLong("amount"),
                        row.getLong("ordinal"),
                        new PersonId(row.getObject("person_id", UUID.class))))
                .optional();
    }

    /** Returns how many of the points that a posting added were taken back before the posting with that ordinal. */
    long undone(UUID earned, long ordinal) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0)::bigint from points_postings
                        where undone_id = :earned and kind = 'earn_reversal' and ordinal < :ordinal
                        """)
                .param("earned", earned)
                .param("ordinal", ordinal)
                .query(Long.class)
                .single();
    }

    /** Returns how many points have left {@code from} for {@code into}, less what came back. */
    long sentOn(PersonId from, PersonId into) {
        return jdbc.sql("""
                        select coalesce(sum(case d.person_id when :from then d.amount else -d.amount end), 0)::bigint
                        from points_postings d join points_postings a on a.counterpart_id = d.id
                        where (d.person_id = :from and a.person_id = :into) or (d.person_id = :into and a.person_id = :from)
                        """)
                .param("from", from.value())
                .param("into", into.value())
                .query(Long.class)
                .single();
    }

    /** Writes a posting and its two entries in one statement; returns the posting's id. */
    UUID insert(PointsPosting posting, PointsWallet after, Instant now) {
        var id = UuidV7.at(now);
        jdbc.sql("""
                        with posting as (
                            insert into points_postings (id, person_id, ordinal, kind, amount, reference, undone_id,
                                                         counterpart_id, balance_after, posted_at)
                            values (:id, :person, :ordinal, :kind, :amount, :reference, :undone, :counterpart,
                                    :balance, :now)
                        )
                        insert into points_entries (id, posting_id, account, amount)
                        values (:fromId, :id, :fromAccount, -:amount), (:intoId, :id, :intoAccount, :amount)
                        """)
                .param("id", id)
                .param("person", after.id())
                .param("ordinal", after.ordinal())
                .param("kind", posting.kind().text())
                .param("amount", posting.amount())
                .param("reference", posting.reference())
                .param("undone", posting.undone())
                .param("counterpart", posting.counterpart())
                .param("balance", after.balance())
                .param("now", SqlTime.of(now))
                .param("fromId", UuidV7.at(now))
                .param("fromAccount", posting.kind().from().text())
                .param("intoId", UuidV7.at(now))
                .param("intoAccount", posting.kind().into().text())
                .update();
        return id;
    }
}
