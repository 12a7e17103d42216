package io.neurocards.operations.books;

import java.util.List;

/**
 * What holds between the ledgers and what they are for. Each is one statement, so that all it compares is of one moment while
 * the studio goes on.
 */
final class BooksRules {

    private static final BooksRule CREDITS_SUM_TO_ZERO = new BooksRule("credits-sum-to-zero", """
            select 'ledger_entries' as subject, 'their sum is ' || sum(amount) as said
            from ledger_entries having sum(amount) <> 0
            """);

    private static final BooksRule CREDIT_LINES_BALANCED = new BooksRule("credit-lines-balanced", """
            select 'posting:' || p.id as subject, 'its entries do not move its amount of ' || p.amount as said
            from ledger_postings p
            left join (select posting_id, count(*) as entries, sum(amount) as total, max(amount) as moved
                       from ledger_entries group by posting_id) e on e.posting_id = p.id
            where e.entries is distinct from 2 or e.total <> 0 or e.moved <> p.amount
            """);

    private static final BooksRule WALLETS_ARE_THEIR_LINES = new BooksRule("wallets-are-their-lines", """
            select 'wallet:' || w.id as subject,
                   'it has ' || w.available || ' and ' || w.held || ' held; its ' || coalesce(s.lines, 0) || ' lines make '
                       || coalesce(s.available, 0) || ' and ' || coalesce(s.held, 0) as said
            from ledger_wallets w
            left join (select p.person_id, count(distinct p.id) as lines,
                              sum(e.amount) filter (where e.account = 'available') as available,
                              sum(e.amount) filter (where e.account = 'held') as held
                       from ledger_postings p join ledger_entries e on e.posting_id = p.id group by p.person_id) s
                on s.person_id = w.id
            where w.available <> coalesce(s.available, 0) or w.held <> coalesce(s.held, 0) or w.ordinal <> coalesce(s.lines, 0)
            """);

    private static final BooksRule PAYMENTS_CREDITED_ONCE = new BooksRule("payments-credited-once", """
            select 'payment:' || p.id as subject,
                   'paid for ' || p.credits || ' credits; the ledger has ' || coalesce(l.amount, 0) as said
            from payments p
            left join ledger_postings l on l.reference = 'purchase:payment:' || p.id and l.kind = 'purchase'
            where (p.completed_at is not null and l.amount is distinct from p.credits)
               or (p.completed_at is null and l.id is not null)
            """);

    private static final BooksRule ORDERS_CREDITED_ONCE = new BooksRule("orders-credited-once", """
            select 'order:' || o.id as subject,
                   'paid for ' || o.credits || ' credits; the ledger has ' || coalesce(l.amount, 0) as said
            from (select o.id, o.paid_at is not null and o.payment_id is null as due,
                         coalesce(sum(n.credits), 0)::bigint as credits
                  from orders o join order_lines n on n.order_id = o.id group by o.id) o
            left join ledger_postings l on l.reference = 'purchase:order:' || o.id and l.kind = 'purchase'
            where coalesce(l.amount, 0) <> case when o.due then o.credits else 0 end
            """);

    private static final BooksRule CREDITS_SOLD_WERE_PAID = new BooksRule("credits-sold-were-paid", """
            select 'posting:' || l.id as subject, 'nobody paid for ' || l.reference as said
            from ledger_postings l
            where l.kind = 'purchase'
              and not exists (select from payments p where l.reference = 'purchase:payment:' || p.id)
              and not exists (select from orders o where l.reference = 'purchase:order:' || o.id)
            """);

    private static final BooksRule REFUNDS_TOOK_CREDITS = new BooksRule("refunds-took-credits", """
            select l.reference as subject,
                   'its refunds took ' || coalesce(r.taken, 0) || ' credits; the ledger has ' || coalesce(b.taken, 0) as said
            from ledger_postings l
            left join (select undone_id, sum(amount) as taken from ledger_postings
                       where kind = 'reversal' group by undone_id) b on b.undone_id = l.id
            left join (select 'purchase:payment:' || payment_id as reference, sum(credits_taken) as taken
                       from payment_refunds where status = 'done' group by payment_id
                       union all
                       select 'purchase:order:' || id, credits_taken from orders
                       where refunded_at is not null and payment_id is null) r on r.reference = l.reference
            where l.kind = 'purchase' and coalesce(r.taken, 0) <> coalesce(b.taken, 0)
            """);

    private static final BooksRule MONEY_BACK_ADDS_UP = new BooksRule("money-back-adds-up", """
            select 'payment:' || p.id as subject,
                   p.status || ', ' || coalesce(r.done, 0) || ' of ' || p.amount || ' is back, for ' || coalesce(r.credits, 0)
                       || ' credits; its order says ' || coalesce(o.money_back, 0) as said
            from payments p
            left join (select payment_id, sum(amount) as standing, sum(amount) filter (where status = 'done') as done,
                              sum(credits_taken + shortfall) filter (where status = 'done') as credits
                       from payment_refunds where status <> 'refused' group by payment_id) r on r.payment_id = p.id
            left join orders o on o.payment_id = p.id
            where p.amount > 0
              and (coalesce(r.standing, 0) > p.amount
                or (p.status = 'refunded') <> (coalesce(r.done, 0) = p.amount)
                or o.money_back <> coalesce(r.done, 0)
                or coalesce(r.credits, 0) <> case when p.completed_at is null then 0
                    else div(p.credits::numeric * coalesce(r.done, 0), p.amount) end)
            """);

    private static final BooksRule CLIPS_SETTLED = new BooksRule("clips-settled", """
            select 'job:' || j.id as subject,
                   j.status || ', held ' || coalesce(h.amount, 0) || ' of ' || j.cost || ', ended by '
                       || coalesce(s.kind, 'nothing') as said
            from jobs j
            left join ledger_postings h on h.reference = 'hold:video:' || j.id and h.kind = 'hold'
            left join ledger_postings s on s.hold_id = h.id
            where h.amount is distinct from j.cost
               or s.kind is distinct from case j.status when 'completed' then 'capture' when 'failed' then 'release' end
            """);

    private static final BooksRule NOTHING_HELD_FOR_NOTHING = new BooksRule("nothing-held-for-nothing", """
            select 'posting:' || h.id as subject, h.amount || ' held for ' || h.reference || ', which has ended' as said
            from ledger_postings h
            where h.kind = 'hold'
              and not exists (select from ledger_postings s where s.hold_id = h.id)
              and not exists (select from jobs j where h.reference = 'hold:video:' || j.id)
              and not exists (select from payment_refunds r
                              where h.reference = 'hold:refund-of:' || r.id and r.status = 'requested')
            """);

    private static final BooksRule POINTS_SUM_TO_ZERO = new BooksRule("points-sum-to-zero", """
            select 'points_entries' as subject, 'their sum is ' || sum(amount) as said
            from points_entries having sum(amount) <> 0
            """);

    private static final BooksRule POINTS_ARE_THEIR_LINES = new BooksRule("points-are-their-lines", """
            select 'points:' || w.id as subject,
                   'there are ' || w.balance || '; the lines make ' || coalesce(s.balance, 0) || ' and the lots '
                       || coalesce(l.remaining, 0) as said
            from points_wallets w
            left join (select p.person_id, sum(e.amount) as balance
                       from points_postings p join points_entries e on e.posting_id = p.id and e.account = 'balance'
                       group by p.person_id) s on s.person_id = w.id
            left join (select person_id, sum(remaining) as remaining from points_lots group by person_id) l
                on l.person_id = w.id
            where w.balance <> coalesce(s.balance, 0) or w.balance <> coalesce(l.remaining, 0)
            """);

    private BooksRules() {}

    static List<BooksRule> all() {
        return List.of(
                CREDITS_SUM_TO_ZERO,
                CREDIT_LINES_BALANCED,
                WALLETS_ARE_THEIR_LINES,
                PAYMENTS_CREDITED_ONCE,
                ORDERS_CREDITED_ONCE,
                CREDITS_SOLD_WERE_PAID,
                REFUNDS_TOOK_CREDITS,
                MONEY_BACK_ADDS_UP,
                CLIPS_SETTLED,
                NOTHING_HELD_FOR_NOTHING,
                GiftRules.ACCOUNT_IS_OPEN_GIFTS,
                GiftRules.GIFTS_MOVED_ONCE,
                POINTS_SUM_TO_ZERO,
                POINTS_ARE_THEIR_LINES);
    }
}
