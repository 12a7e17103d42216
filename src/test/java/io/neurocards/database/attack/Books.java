package io.neurocards.database.attack;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must not be found in a database, whatever was asked of it. */
enum Books {
    WALLETS_BELOW_ZERO_OR_UNLIKE_THEIR_POSTINGS("""
            select count(*) from ledger_wallets w where w.available < 0 or w.held < 0
                or w.available <> (select coalesce(sum(e.amount), 0) from ledger_entries e
                    join ledger_postings p on p.id = e.posting_id
                    where p.person_id = w.id and e.account = 'available')
                or w.held <> (select coalesce(sum(e.amount), 0) from ledger_entries e
                    join ledger_postings p on p.id = e.posting_id
                    where p.person_id = w.id and e.account = 'held')
            """),
    ENTRIES_THAT_DO_NOT_SUM_TO_ZERO("select abs(coalesce(sum(amount), 0)) from ledger_entries"),
    CLIPS_WITHOUT_ONE_HOLD_AND_ONE_SETTLEMENT_AS_THEY_ENDED("""
            select count(*) from jobs j where
                (select count(*) from ledger_postings p where p.kind = 'hold' and p.reference = 'hold:video:' || j.id) <> 1
                or (select string_agg(p.kind, ',') from ledger_postings p where p.reference = 'settle:video:' || j.id)
                    is distinct from (case j.stage when 'completed' then 'capture' else 'release' end)
            """),
    CLIPS_THAT_HAVE_NOT_ENDED("select count(*) from jobs where finished_at is null"),
    CLIPS_THAT_CHANGED_AFTER_THEY_HAD_ENDED("""
            select count(*) from pair.oplog_change x where x.tbl = 'jobs' and x.op = 'U'
                and (cast(x.old as jobs)).finished_at is not null
                and row((cast(x.old as jobs)).status, (cast(x.old as jobs)).stage, (cast(x.old as jobs)).finished_at,
                        (cast(x.old as jobs)).error)
                    is distinct from row((cast(x.img as jobs)).status, (cast(x.img as jobs)).stage,
                        (cast(x.img as jobs)).finished_at, (cast(x.img as jobs)).error)
            """),
    CLIPS_TRIED_MORE_THAN_ONCE("""
            select count(*) from (select job_id from job_attempts group by job_id having count(*) > 1) twice
            """),
    PAYMENTS_NOT_CREDITED_ONCE_WHEN_COMPLETED_AND_NEVER_BEFORE("""
            select count(*) from payments p where (case when p.completed_at is null then 0 else 1 end) <>
                (select count(*) from ledger_postings l where l.kind = 'purchase' and l.person_id = p.person_id
                    and l.amount = p.credits and l.reference = 'purchase:payment:' || p.id)
            """);

    private final String count;

    Books(String count) {
        this.count = count;
    }

    /** Returns what is wrong, and how often. */
    Optional<String> wrong(JdbcClient jdbc) {
        var found = jdbc.sql(count).query(Long.class).single();
        return found == 0 ? Optional.empty() : Optional.of(this + ": " + found);
    }
}
