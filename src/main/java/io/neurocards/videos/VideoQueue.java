package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is next. People take turns: a person's second clip waits behind everybody's first one, so that an order of five does
 * not starve the others. Within a turn the older order goes first.
 */
record VideoQueue(JdbcClient jdbc) {

    /** The waiting jobs with their place in the line; a person's clips in the making count as turns already taken. */
    static final String LINE = """
            select id, row_number() over (order by turn, created_at, id) as position from (
                select j.id, j.created_at,
                       row_number() over (partition by j.person_id order by j.created_at, j.id)
                           + (select count(*) from jobs p
                              where p.person_id = j.person_id and p.status = 'processing') as turn
                from jobs j where j.status = 'queued') turns
            """;

    /**
     * One claim at a time, so that two of them do not both see the same free place. A process that is frozen in the middle of its own
     * is thrown out by the server, or nobody would ever claim again: its machine keeps the connection alive.
     */
    private static final String CLAIMING = """
            select set_config('idle_in_transaction_session_timeout', '10s', true),
                   pg_advisory_xact_lock(hashtext('videos.claim'))
            """;

    /** Lets all that wait for a model wait until there may be room for it. */
    void holdBack(String model, Instant until) {
        jdbc.sql("""
                        update jobs j set not_before = :until
                        from video_orders o
                        where o.id = j.order_id and j.status = 'queued' and coalesce(j.model, o.model) = :model
                          and (j.not_before is null or j.not_before < :until)
                        """).param("until", SqlTime.of(until)).param("model", model).update();
    }

    /** Takes as many waiting jobs as {@code worker} has free places of {@code concurrency}, in one statement. */
    List<UUID> claim(String worker, int concurrency, Instant now) {
        jdbc.sql(CLAIMING).query((_, _) -> Boolean.TRUE).list();
        return jdbc.sql("""
                        with line as (%s),
                        free as (
                            select greatest(0, :concurrency - count(*)) as places from jobs
                            where status = 'processing' and worker = :worker and not away),
                        picked as (
                            select j.id from jobs j join line on line.id = j.id
                            where j.status = 'queued' and (j.not_before is null or j.not_before <= :now)
                            order by line.position
                            limit (select places from free)
                            for update of j skip locked)
                        update jobs set status = 'processing', stage = 'prompting', progress = 1, worker = :worker,
                                        started_at = coalesce(started_at, :now), heartbeat_at = :now, not_before = null
                        from picked where jobs.id = picked.id
                        %s
                        """.formatted(LINE, StageLog.RETURNING.formatted("'queued'")))
                .param("worker", worker)
                .param("concurrency", concurrency)
                .param("now", SqlTime.of(now))
                .query(new StageLog(now))
                .list();
    }
}
