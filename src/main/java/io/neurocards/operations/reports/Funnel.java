package io.neurocards.operations.reports;

import java.util.List;

/** How far those came who came first in some days, until now. Each step counts who did it, whatever else they did. */
public record Funnel(List<Step> steps) {

    static final List<String> WORDS =
            List.of("came", "signed_up", "photo", "order", "clip", "purchase", "second_purchase");

    private static final String NOT_TEST = """
            not exists (select from identities t where t.person_id = p.id and t.platform = 'api_partner'
                        and substr(t.external_id, 37, 1) in ('', '~'))""";

    static final String STATEMENT = """
            with persons_who as (
                select p.id from persons p
                where p.created_at >= :from and p.created_at < :to and p.joined_into is null and %s),
            made as (
                select j.person_id, bool_or(j.stage = 'completed' or j.late_at is not null) as had
                from jobs j where j.created_at >= :from group by 1),
            paid as (
                select m.person_id, count(*) as times
                from (select person_id from payments where completed_at >= :from and not test
                      union all
                      select person_id from orders
                      where payment_id is null and paid_at >= :from and total > 0) m
                group by 1),
            did as (
                select exists (select from identities i where i.person_id = p.id
                               and (i.verified_at is not null or i.platform <> 'website')) as signed_up,
                       exists (select from scenarios s where s.person_id = p.id)
                           or exists (select from short_orders s where s.person_id = p.id) as showed,
                       j.person_id is not null as ordered, coalesce(j.had, false) as had, coalesce(m.times, 0) as bought
                from persons_who p
                left join made j on j.person_id = p.id
                left join paid m on m.person_id = p.id)
            select count(*) + (select count(*) from telegram_chats c
                               where c.created_at >= :from and c.created_at < :to
                                 and not exists (select from identities i where i.platform = 'telegram'
                                                 and i.external_id = c.chat_id::text)) as came,
                   count(*) filter (where signed_up) as signed_up,
                   count(*) filter (where showed or ordered) as photo,
                   count(*) filter (where ordered) as "order",
                   count(*) filter (where had) as clip,
                   count(*) filter (where bought >= 1) as purchase,
                   count(*) filter (where bought >= 2) as second_purchase
            from did
            """.formatted(NOT_TEST);

    /**
     * One step.
     *
     * @param name of it: came, signed_up, photo, order, clip, purchase or second_purchase
     */
    public record Step(String name, long persons) {}

    /** Returns how many did a step. */
    public long of(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow()
                .persons();
    }
}
