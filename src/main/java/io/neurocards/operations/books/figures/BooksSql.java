package io.neurocards.operations.books.figures;

/**
 * What several figures are made of. Each text is a list of common table expressions to stand between {@code with recursive} and the
 * statement, in the order in which they are named here.
 */
final class BooksSql {

    /** Whose wallet each wallet is by now, after all joining. */
    static final String ROOTS = """
            roots (id, root) as (
                select id, id from ledger_wallets where forwards_to is null
                union all
                select w.id, r.root from ledger_wallets w join roots r on w.forwards_to = r.id)
            """;

    /**
     * Each movement of money once, in minor units. A payment by a gateway is an order as well, and is counted as the payment. Of an
     * order that was paid otherwise the part of its goods is said; what points took off is taken off all its lines alike.
     */
    static final String MOVED = """
            order_money as (
                select o.id, o.person_id, o.currency, o.total, o.paid_at, o.refunded_at, coalesce(t.test, false) as test,
                       o.total - trunc(o.total * n.credits / n.everything) as goods
                from orders o
                join (select order_id, sum(amount) as everything,
                             coalesce(sum(amount) filter (where kind = 'credits'), 0) as credits
                      from order_lines group by order_id) n on n.order_id = o.id
                left join partner_orders t on t.id = o.id
                where o.payment_id is null and o.paid_at is not null),
            moved as (
                select person_id, gateway as source, currency, test, completed_at as moved_at, 'received' as kind,
                       amount::numeric as minor, 0::numeric as goods
                from payments where completed_at is not null
                union all
                select person_id, gateway, currency, test, created_at, 'aside', amount, 0
                from payments where charge_id is not null and completed_at is null
                union all
                select p.person_id, p.gateway, p.currency, p.test, f.ended_at,
                       case when p.completed_at is null then 'aside_refunded' else 'refunded' end, f.amount, 0
                from payment_refunds f join payments p on p.id = f.payment_id where f.status = 'done'
                union all
                select p.person_id, p.gateway, p.currency, p.test, p.refunded_at,
                       case when p.completed_at is null then 'aside_refunded' else 'refunded' end, p.amount, 0
                from payments p
                where p.status = 'refunded'
                  and not exists (select from payment_refunds f where f.payment_id = p.id and f.status = 'done')
                union all
                select p.person_id, p.gateway, p.currency, p.test, p.completed_at, 'fee', c.fee, 0
                from payment_checkouts c join payments p on p.id = c.id
                where c.fee > 0 and p.completed_at is not null
                union all
                select n.person_id, 'partners', p.currency, false, p.paid_at, 'received', p.amount, 0
                from partner_payments p join partners n on n.id = p.partner_id
                union all
                select person_id, 'orders', currency, test, paid_at, 'received', total, goods from order_money
                union all
                select person_id, 'orders', currency, test, refunded_at, 'refunded', total, goods
                from order_money where refunded_at is not null)
            """;

    /** What each customer's credits are: all that were ever got and not taken back again are here, spent or given up. */
    static final String CREDITS = """
            credits as (
                select root, available, held, consumed, forfeited, available + held + consumed + forfeited as got
                from (select r.root,
                             coalesce(sum(e.amount) filter (where e.account = 'available'), 0) as available,
                             coalesce(sum(e.amount) filter (where e.account = 'held'), 0) as held,
                             coalesce(sum(e.amount) filter (where e.account = 'consumed'), 0) as consumed,
                             coalesce(sum(e.amount) filter (where e.account = 'forfeited'), 0) as forfeited
                      from ledger_entries e
                      join ledger_postings p on p.id = e.posting_id
                      join roots r on r.id = p.person_id
                      where e.account in ('available', 'held', 'consumed', 'forfeited')
                      group by r.root) b)
            """;

    /** What each customer has paid for credits, less what went back, in each currency; with twelve digits behind the minor unit. */
    static final String PAID = """
            paid as (
                select coalesce(r.root, m.person_id) as root, m.currency,
                       sum(case m.kind when 'received' then m.minor - m.goods else m.goods - m.minor end)::numeric(40, 12) as minor
                from moved m left join roots r on r.id = m.person_id
                where not m.test and m.kind in ('received', 'refunded')
                group by 1, 2)
            """;

    /** Partners' wallets, and those in which things are only tried out; whoever is not named is a customer. */
    static final String OWNERS = """
            owners as (
                select root, case when bool_or(test) then 'test' else 'partner' end as kind
                from (select person_id as root, false as test from partners
                      union all
                      select test_person_id, true from partners
                      union all
                      select r.root, true from identities i join roots r on r.id = i.person_id
                      where i.platform = 'api_partner' and substr(i.external_id, 37, 1) = '~') o
                group by root)
            """;

    /** A provider is paid for what it has made. */
    static final String CERTAIN = "(a.outcome in ('ready', 'late') or a.made_at is not null)";

    /** Nobody knows whether it has made anything. */
    static final String POSSIBLE = "(a.made_at is null and a.outcome in"
            + " ('submitting', 'uncertain', 'submitted', 'lost', 'given_up', 'review', 'cancelled'))";

    /** Clips that ended in the period, whose credits paid for them, and what their tries cost at the providers. */
    static final String MADE = """
            made as (
                select j.id, j.order_id, j.status, j.late_at is not null as late, j.finished_at, coalesce(j.model, o.model) as model,
                       r.root, coalesce(c.amount, 0) - coalesce(u.amount, 0) as credits
                from jobs j
                join video_orders o on o.id = j.order_id
                left join ledger_postings c on c.reference = 'settle:video:' || j.id and c.kind = 'capture'
                left join ledger_postings u on u.reference = 'refund:video:' || j.id and u.kind = 'refund'
                left join roots r on r.id = c.person_id
                where j.finished_at >= :from and j.finished_at < :to),
            tries as (
                select a.job_id,
                       coalesce(sum(a.provider_cost_minor) filter (where %1$s), 0) as certain,
                       coalesce(sum(a.provider_cost_minor) filter (where %2$s), 0) as possible,
                       count(*) filter (where a.provider_cost_minor is null and (%1$s or %2$s)) as unpriced
                from job_attempts a join made m on m.id = a.job_id
                group by a.job_id)
            """.formatted(CERTAIN, POSSIBLE);

    private BooksSql() {}

    /** Returns the beginning of a statement over these. */
    static String with(String... parts) {
        return "with recursive " + String.join(",\n", parts);
    }
}
