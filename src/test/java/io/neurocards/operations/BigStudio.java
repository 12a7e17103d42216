package io.neurocards.operations;

import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import java.time.Instant;
import java.util.List;

/** Two years of a studio that many know, as rows: four clips a customer, every one delivered, none of them paid for. */
public final class BigStudio {

    private static final int DAYS = 730;
    private static final List<String> TABLES = List.of(
            "persons", "identities", "video_orders", "jobs", "job_attempts", "ledger_wallets", "ledger_postings");

    private BigStudio() {}

    /** Puts so many clips into an empty database, the last of them ended just before {@code end}. A million takes about two minutes. */
    public static void fill(TestDatabase database, int clips, Instant end) {
        TABLES.forEach(table -> run(database, "alter table " + table + " disable trigger all"));
        var persons = Math.max(clips / 4, 1);
        run(database, """
                insert into persons (id, locale, created_at)
                select md5('p' || n)::uuid, 'ru', timestamptz '%s' - interval '1 day' * %d * (%3$d - n) / %3$d
                from generate_series(0, %3$d) n
                """, SqlTime.of(end), DAYS, persons);
        run(database, """
                insert into identities (id, person_id, platform, external_id, created_at, verified_at)
                select gen_random_uuid(), id, 'website', id || '@example.org', created_at, created_at from persons
                """);
        run(database, """
                insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, seconds, count,
                    credits_each, ordered_at)
                select md5('v' || n)::uuid, md5('p' || n / 4)::uuid, (array['ad', 'ugc', 'self'])[n %% 3 + 1],
                    (array['kling', 'veo', 'local'])[n / 3 %% 3 + 1], 'mug', '', '', 'en', 'p', 8, 1, 1,
                    timestamptz '%s' - interval '1 day' * %d * (%3$d - n) / %3$d
                from generate_series(1, %3$d) n
                """, SqlTime.of(end), DAYS, clips);
        run(database, """
                insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, clip, poster,
                    ai_mark, model, created_at, started_at, finished_at)
                select id, id, person_id, 1, 'completed', 'completed', 0, 1, 1, 1, 1, 'c', 'p', 'none', model,
                    ordered_at, ordered_at + interval '2 seconds', ordered_at + interval '1 second' * (60 + extract(second from ordered_at))
                from video_orders order by ordered_at
                """);
        run(database, """
                insert into job_attempts (id, job_id, number, provider, model, outcome, began_at, ended_at)
                select gen_random_uuid(), id, 1, model, model, 'ready', started_at, finished_at from jobs
                """);
        run(database, """
                insert into ledger_postings (id, person_id, ordinal, kind, amount, reference, available_after, held_after, posted_at)
                select gen_random_uuid(), person_id, row_number() over (), 'grant', 1, id::text, 0, 0, created_at from jobs order by created_at
                """);
        TABLES.forEach(table -> run(database, "alter table " + table + " enable trigger all"));
        TABLES.forEach(table -> run(database, "vacuum analyze " + table));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is no dependency of ours
    private static void run(TestDatabase database, String sql, Object... values) {
        database.jdbc().sql(sql.formatted(values)).update();
    }
}
