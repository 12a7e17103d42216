package io.neurocards.operations.books;

/** What holds between gifts and the credits that wait for them. */
final class GiftRules {

    static final BooksRule ACCOUNT_IS_OPEN_GIFTS = new BooksRule("gifts-are-their-account", """
            select 'gift_codes' as subject,
                   'open gifts are worth ' || g.credits || '; their account has ' || e.credits as said
            from (select coalesce(sum(credits), 0)::bigint as credits from gift_codes
                  where status = 'open' and person_id is not null) g,
                 (select coalesce(sum(amount), 0)::bigint as credits from ledger_entries where account = 'gifts') e
            where g.credits <> e.credits
            """);

    static final BooksRule GIFTS_MOVED_ONCE = new BooksRule("gifts-moved-once", """
            select 'gift:' || g.id as subject,
                   g.status || ' and worth ' || g.credits || '; the ledger took ' || coalesce(o.amount, 0) || ' and brought '
                       || coalesce(i.amount, 0) as said
            from gift_codes g
            left join ledger_postings o on o.reference = 'gift_out:' || g.id and o.kind = 'gift_out'
            left join ledger_postings i on (g.person_id is not null and i.reference = 'gift_in:' || g.id and i.kind = 'gift_in')
                or (g.person_id is null and i.reference = 'gift:' || g.id and i.kind = 'grant')
            where o.amount is distinct from case when g.person_id is not null then g.credits end
               or i.amount is distinct from case when g.status = 'redeemed' or (g.person_id is not null and g.status <> 'open')
                   then g.credits end
            """);

    private GiftRules() {}
}
