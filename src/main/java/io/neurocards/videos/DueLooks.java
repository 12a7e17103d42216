package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The tries whose provider is to be asked next, taken and put back many at a time. */
record DueLooks(JdbcClient jdbc) {

    /** Whoever takes a look has this long to come back with an answer; then somebody else looks. */
    static final Duration LEASE = Duration.ofMinutes(1);

    /** When the next look is due, and how far the clip seems to be. */
    record Next(UUID attempt, UUID job, Instant at, int progress) {}

    /** Takes what is due, the most urgent first; nobody else sees it until its lease is over. */
    List<Attempt> take(int most, Instant now) {
        return jdbc.sql("""
                        update job_attempts a set next_look_at = :lease, looks = a.looks + 1
                        from (select id from job_attempts where next_look_at <= :now
                              order by next_look_at limit :most for update skip locked) due
                        where a.id = due.id
                        returning %s
                        """.formatted(Attempts.COLUMNS))
                .param("lease", SqlTime.of(now.plus(LEASE)))
                .param("now", SqlTime.of(now))
                .param("most", most)
                .query((row, _) -> Attempts.attempt(row))
                .list();
    }

    /** Puts tries back that still wait, for whoever comes by when they are due. */
    void putBack(List<Next> all) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update job_attempts a set next_look_at = next.at
                        from unnest(:ids::uuid[], :moments::timestamptz[]) as next (id, at)
                        where a.id = next.id and a.next_look_at is not null
                          and a.next_look_at > timestamptz '2001-01-01 00:00:00Z'
                        """)
                .param("ids", uuids(all.stream().map(Next::attempt).toList()))
                .param("moments", moments(all))
                .update();
    }

    /** Says of the jobs that they are alive and how far they are. */
    void alive(List<Next> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update jobs j set progress = greatest(j.progress, next.progress), heartbeat_at = :now
                        from unnest(:ids::uuid[], :progress::smallint[]) as next (id, progress)
                        where j.id = next.id and j.status = 'processing'
                        """)
                .param("ids", uuids(all.stream().map(Next::job).toList()))
                .param(
                        "progress",
                        array(
                                "smallint",
                                all.stream()
                                        .map(next -> (short) next.progress())
                                        .toArray()))
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Puts back tries whose time was over, until nobody waits for their clips any more. */
    void watchOn(List<Next> all) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update job_attempts a
                        set next_look_at = case when next.at < a.watch_until then next.at end
                        from unnest(:ids::uuid[], :moments::timestamptz[]) as next (id, at)
                        where a.id = next.id and a.watch_until is not null
                        """)
                .param("ids", uuids(all.stream().map(Next::attempt).toList()))
                .param("moments", moments(all))
                .update();
    }

    /** Writes down when clips were first seen to be made, and has those jobs fetch them that still wait for it. */
    void made(List<UUID> attempts, Instant now) {
        if (attempts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update job_attempts set made_at = :now
                        where id = any(:ids::uuid[]) and made_at is null and outcome = 'submitted'
                        """)
                .param("ids", uuids(attempts))
                .param("now", SqlTime.of(now))
                .update();
        jdbc.sql("""
                        update jobs set stage = 'fetching', progress = greatest(jobs.progress, :progress),
                                        heartbeat_at = :now, away = false
                        from job_attempts a
                        where a.id = any(:ids::uuid[]) and a.outcome = 'submitted' and jobs.id = a.job_id
                          and jobs.stage = 'generating'
                        """ + StageLog.RETURNING.formatted("'generating'"))
                .param("ids", uuids(attempts))
                .param("progress", Stage.FETCHING.begins())
                .param("now", SqlTime.of(now))
                .query(new StageLog(now))
                .list();
    }

    /** Leaves these to whoever decides what follows. */
    void handOver(List<UUID> attempts) {
        if (!attempts.isEmpty()) {
            jdbc.sql("update job_attempts set next_look_at = null where id = any(:ids::uuid[])")
                    .param("ids", uuids(attempts))
                    .update();
        }
    }

    private static SqlArrayValue moments(List<Next> all) {
        return array(
                "timestamptz", all.stream().map(next -> SqlTime.of(next.at())).toArray());
    }

    private static SqlArrayValue uuids(List<UUID> ids) {
        return array("uuid", ids.toArray());
    }

    private static SqlArrayValue array(String type, Object[] values) {
        return new SqlArrayValue(type, values);
    }
}
