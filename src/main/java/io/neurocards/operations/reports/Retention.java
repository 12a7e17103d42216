package io.neurocards.operations.reports;

import java.time.LocalDate;
import java.util.List;

/** Who of those that signed up in a week ordered clips in that week, and in each of the weeks after it. */
public record Retention(List<Cohort> cohorts) {

    /** How many weeks are looked at. */
    static final int WEEKS = 12;

    static final String STATEMENT = """
            with cohort as (
                select p.id, date_trunc('week', p.created_at at time zone :zone)::date as week
                from persons p
                where p.created_at >= :from and p.created_at < :to and p.joined_into is null
                  and not exists (select from identities t where t.person_id = p.id and t.platform = 'api_partner'
                                  and substr(t.external_id, 37, 1) in ('', '~'))),
            clips as (
                select j.person_id, date_trunc('week', j.created_at at time zone :zone)::date as week
                from jobs j where j.created_at >= :from and j.created_at < :to group by 1, 2),
            ordered as (
                select c.week, (j.week - c.week) / 7 as later, count(*) as persons
                from cohort c join clips j on j.person_id = c.id
                group by 1, 2)
            select week, null::integer as later, count(*) as persons from cohort group by 1
            union all
            select week, later, persons from ordered where later >= 0
            order by 1, 2 nulls first
            """;

    /**
     * Those of one week.
     *
     * @param week its Monday
     * @param persons how many signed up
     * @param ordered how many of them ordered in that week, the next one, and so on until now
     */
    public record Cohort(LocalDate week, long persons, List<Long> ordered) {}
}
