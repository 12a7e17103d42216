package io.neurocards.loyalty.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Inviters who were rewarded by an earlier build keep that, and nobody is rewarded for the same friend again. */
class EarlierReferralsTest {

    @Test
    void what_was_rewarded_stays_rewarded() {
        try (var database = TestDatabase.empty()) {
            var jdbc = database.jdbc();
            var flyway = Flyway.configure().dataSource(database.dataSource());
            flyway.target("120").load().migrate();
            jdbc.sql("""
                            insert into persons (id, locale, created_at)
                            select ('0199f000-0000-7000-8000-00000000000' || n)::uuid, 'ru', '2026-11-01T00:00:00Z'
                            from unnest(array['a', 'b', 'c', 'd']) as n
                            """).update();
            jdbc.sql("""
                            insert into ledger_wallets (id, available, held, ordinal)
                            values ('0199f000-0000-7000-8000-00000000000a', 2, 0, 1);
                            insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, available_after, held_after, posted_at)
                            values ('0199f000-0000-7000-8000-0000000000f1', '0199f000-0000-7000-8000-00000000000a', 1, 'grant', 2,
                                'referral:0199f000-0000-7000-8000-00000000000b', 2, 0, '2026-11-02T00:00:00Z');
                            insert into ledger_entries (id, posting_id, account, amount)
                            values ('0199f000-0000-7000-8000-0000000000f2', '0199f000-0000-7000-8000-0000000000f1', 'bonuses', -2),
                                ('0199f000-0000-7000-8000-0000000000f3', '0199f000-0000-7000-8000-0000000000f1', 'available', 2);
                            insert into referrals (id, person_id, inviter_id, joined_at, rewarded_at, credits) values
                                ('0199f000-0000-7000-8000-0000000000e1', '0199f000-0000-7000-8000-00000000000b',
                                    '0199f000-0000-7000-8000-00000000000a', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', 2),
                                ('0199f000-0000-7000-8000-0000000000e2', '0199f000-0000-7000-8000-00000000000c',
                                    '0199f000-0000-7000-8000-00000000000a', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', 0),
                                ('0199f000-0000-7000-8000-0000000000e3', '0199f000-0000-7000-8000-00000000000d',
                                    '0199f000-0000-7000-8000-00000000000a', '2026-11-01T00:00:00Z', null, 0)
                            """).update();

            flyway.target("latest").load().migrate();

            assertThat(jdbc.sql("""
                                    select right(friend_id::text, 1) || ' ' || right(person_id::text, 1) || ' ' || level || ' ' || status
                                        || ' ' || credits || ' ' || right(reference, 1)
                                    from referral_rewards order by friend_id
                                    """).query(String.class).list())
                    .containsExactly("b a 1 granted 2 b", "c a 1 granted 0 c");
            assertThat(jdbc.sql("select count(*) from referrals")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
            jdbc.sql(
                            "update referral_rewards set status = 'revoking', reason = 'left', ended_at = '2026-11-03T00:00:00Z'"
                                    + " where credits = 2")
                    .update();
        }
    }
}
