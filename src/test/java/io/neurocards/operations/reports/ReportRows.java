package io.neurocards.operations.reports;

import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Rows that reports count, of things that never happened. */
public record ReportRows(TestDatabase database) {

    /** Makes somebody known by {@code platform}. */
    public UUID person(String platform, boolean proved, Instant at) {
        var id = UUID.randomUUID();
        run("insert into persons (id, locale, created_at) values (?, 'ru', ?)", id, SqlTime.of(at));
        var name = platform.equals("telegram")
                ? Long.toString(1 + (id.getLeastSignificantBits() & 0xFFFFFFFFFL))
                : id + "@example.org";
        run("""
                insert into identities (id, person_id, platform, external_id, created_at, verified_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?::timestamptz)
                """, id, platform, name, SqlTime.of(at), proved ? SqlTime.of(at).toString() : null);
        return id;
    }

    /** Lets somebody have a clip that ended; {@code outcome} as in reports. */
    public UUID clip(
            UUID person, String outcome, String model, String error, Instant ordered, Duration queue, Duration making) {
        var id = UUID.randomUUID();
        run("""
                insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, seconds, count,
                    credits_each, ordered_at)
                values (?, ?, 'ad', ?, 'mug', '', '', 'en', 'photo.jpg', 8, 1, 1, ?)
                """, id, person, model, SqlTime.of(ordered));
        var isCompleted = outcome.equals("completed");
        var stage = outcome.equals("late") ? "failed" : outcome;
        var begun = ordered.plus(queue);
        var ended = begun.plus(making);
        run(
                """
                insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, clip, poster,
                    ai_mark, error, late_at, created_at, started_at, heartbeat_at, finished_at)
                values (?, ?, ?, 1, ?, ?, 0, 1, 1, 1, 1, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?)
                """,
                id,
                id,
                person,
                isCompleted ? "completed" : "failed",
                stage,
                isCompleted || outcome.equals("late") ? "clip.mp4" : null,
                isCompleted || outcome.equals("late") ? "poster.jpg" : null,
                isCompleted || outcome.equals("late") ? "compositeSynthetic" : null,
                isCompleted ? null : error,
                outcome.equals("late") ? SqlTime.of(ended.plusSeconds(60)).toString() : null,
                SqlTime.of(ordered),
                SqlTime.of(begun),
                SqlTime.of(ended),
                SqlTime.of(ended));
        return id;
    }

    /** Lets somebody have bought a package. */
    public void purchase(UUID person, Instant at, boolean test) {
        run("""
                insert into payments (id, person_id, plan_id, gateway, platform, credits, currency, amount, status, charge_id, test,
                    created_at, completed_at)
                values (gen_random_uuid(), ?, (select id from pricing_plans limit 1), 'stripe', 'website', 10, 'RUB', 69000, 'completed',
                    gen_random_uuid()::text, ?, ?, ?)
                """, person, test, SqlTime.of(at), SqlTime.of(at));
    }

    public void run(String sql, Object... params) {
        database.jdbc().sql(sql).params(params).update();
    }
}
