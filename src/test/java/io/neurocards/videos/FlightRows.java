package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The rows of generations in flight as the pipeline leaves them when a vendor has named its task, written at once because the
 * vendor would take 20 of them in 10 s from each account; and the moments at which the process noticed that they were ready.
 */
record FlightRows(TestDatabase database) {

    static final String SECRET = "the secret of this benchmark, 32 bytes and more";

    /** Has the database write down when a try is handed over to be decided on, and when its clip is about to be fetched. */
    void watch() {
        var jdbc = database.jdbc();
        jdbc.sql("create table bench_notices (task text not null, what text not null, at timestamptz not null)")
                .update();
        jdbc.sql("""
                create function bench_handed_over() returns trigger language plpgsql as $$
                begin
                    insert into bench_notices values (new.task, 'noticed', clock_timestamp());
                    return null;
                end $$
                """).update();
        jdbc.sql("""
                create trigger bench_handed_over after update of next_look_at on job_attempts for each row
                when (old.next_look_at is not null and new.next_look_at is null)
                execute function bench_handed_over()
                """).update();
        jdbc.sql("""
                create function bench_fetching() returns trigger language plpgsql as $$
                begin
                    insert into bench_notices
                    select task, 'fetching', clock_timestamp() from job_attempts where job_id = new.id;
                    return null;
                end $$
                """).update();
        jdbc.sql("""
                create trigger bench_fetching after update of stage on jobs for each row
                when (old.stage = 'generating' and new.stage = 'fetching')
                execute function bench_fetching()
                """).update();
    }

    /** Writes them with these ages; their tasks are called 0, 1, 2 … Returns the attempts' ids. */
    List<UUID> insert(String model, List<Instant> began, String worker) {
        var attempts = began.stream().map(UuidV7::at).toList();
        database.jdbc()
                .sql("""
                        with flights as (
                            select attempt, began, began + interval '2 s' as look, row_number() over () - 1 as task,
                                   gen_random_uuid() as ordered, gen_random_uuid() as job, gen_random_uuid() as person
                            from unnest(:attempts::uuid[], :began::timestamptz[]) as flight (attempt, began)),
                        keys as (
                            select account_id, fingerprint, row_number() over (order by fingerprint) - 1 as number,
                                   count(*) over () as all
                            from provider_keys where provider = 'kie'),
                        orders as (
                            insert into video_orders (id, person_id, template, model, description, wishes, prompt, language,
                                                      photo, seconds, count, credits_each, ordered_at)
                            select ordered, person, 'ad', :model, 'white sneaker', '', '', 'en', 'a.jpg', 8, 1, 3, began
                            from flights returning id),
                        made as (
                            insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant,
                                              final_prompt, attempts, worker, away, created_at, started_at, heartbeat_at)
                            select job, ordered, person, 1, 'processing', 'generating', 10, 3, 1, 1, 'a sneaker', 1, :worker,
                                   true, began, began, now()
                            from flights join orders on orders.id = ordered returning id),
                        tried as (
                            insert into job_attempts (id, job_id, number, provider, model, key, task, outcome, looks,
                                                      began_at, next_look_at)
                            select attempt, job, 1, 'kie', :model, fingerprint, task, 'submitted', 1, began,
                                   greatest(look, now() + random() * interval '15 s')
                            from flights join made on made.id = job join keys on keys.number = task % keys.all
                            returning id)
                        insert into provider_tasks (id, attempt, provider, account_id, fingerprint, model, reserved_at,
                                                    answered_at)
                        select gen_random_uuid(), attempt, 'kie', account_id, fingerprint, :model, began, began
                        from flights join tried on tried.id = attempt join keys on keys.number = task % keys.all
                        """)
                .param("attempts", attempts.toArray(UUID[]::new))
                .param(
                        "began",
                        new SqlArrayValue(
                                "timestamptz", began.stream().map(SqlTime::of).toArray()))
                .param("model", model)
                .param("worker", worker)
                .update();
        return attempts;
    }

    /** Returns how many seconds after its moment each task that was ready was noticed, or its clip about to be fetched. */
    List<Double> delays(String what, long[] readyAt) {
        var delays = new ArrayList<Double>();
        database.jdbc()
                .sql(
                        "select task, min(extract(epoch from at)) as at from bench_notices where what = :what group by task")
                .param("what", what)
                .query((row, _) ->
                        delays.add(row.getDouble("at") - readyAt[Integer.parseInt(row.getString("task"))] / 1000.0))
                .list();
        return delays.stream().sorted().toList();
    }

    /** Returns the path of the callbacks for an attempt, as its vendor was told it. */
    static String callback(UUID attempt) {
        var secret = new ServerSecret(SECRET.getBytes(StandardCharsets.UTF_8));
        return "/callbacks/kie/" + attempt + "/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret.sign("callback", "kie:" + attempt));
    }
}
