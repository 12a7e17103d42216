package io.neurocards.operations;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of clips that were never made. */
public final class JobSamples {

    private JobSamples() {}

    /** Inserts an order of nobody in particular with so many jobs, ordered and ended at {@code at}. */
    public static void insert(JdbcClient jdbc, int count, String status, String stage, Instant at) {
        var order = UUID.randomUUID();
        jdbc.sql("""
                        insert into video_orders (id, person_id, template, model, description, wishes, prompt, language,
                                                  photo, seconds, count, credits_each, ordered_at)
                        values (:id, :id, 'ad', 'local', 'mug', '', '', 'en', 'photo.jpg', 8, 1, 1, :at)
                        """).param("id", order).param("at", SqlTime.of(at)).update();
        var over = status.equals("completed") || status.equals("failed");
        jdbc.sql("""
                        insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant,
                                          attempts, clip, poster, ai_mark, error, created_at, started_at, heartbeat_at, finished_at)
                        select gen_random_uuid(), :order, :order, number, :status, :stage, 0, 1, 1, 1, 1,
                               case when :status = 'completed' then 'clip.mp4' end,
                               case when :status = 'completed' then 'poster.jpg' end,
                               case when :status = 'completed' then 'compositeSynthetic' end,
                               case when :status = 'failed' then 'generation_failed' end,
                               :at, :at, :at, case when :over then :at end
                        from generate_series(1, :count) as number
                        """)
                .param("order", order)
                .param("status", status)
                .param("stage", stage)
                .param("at", SqlTime.of(at))
                .param("over", over)
                .param("count", count)
                .update();
    }
}
