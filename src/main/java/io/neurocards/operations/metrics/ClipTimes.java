package io.neurocards.operations.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.neurocards.database.Undecided;
import io.neurocards.videos.events.VideoEnded;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes the times of every clip that this process ends, when its end is committed: how long each stage took, and each try at a
 * provider. They are read from the clip's rows, because stages are run by different processes.
 */
final class ClipTimes {

    private static final Logger log = LoggerFactory.getLogger(ClipTimes.class);

    /** From what an idle studio takes to the time limit of a try. */
    private static final Duration[] BOUNDS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30)
    };

    private static final String SPANS = """
            with clip as (select id, stage, created_at, started_at, finished_at from jobs where id = :job),
                 tries as (select provider, model, outcome, began_at, made_at, ended_at from job_attempts where job_id = :job)
            select 'neurocards_clip_stages' as name, 'stage=waiting' as labels,
                   extract(epoch from started_at - created_at) as value from clip where started_at is not null
            union all
            select 'neurocards_clip_stages', 'stage=preparing', extract(epoch from (select min(began_at) from tries) - started_at)
            from clip where started_at is not null and exists (select from tries)
            union all
            select 'neurocards_clip_stages', 'stage=generating', extract(epoch from made_at - began_at)
            from tries where made_at is not null
            union all
            select 'neurocards_clip_stages', 'stage=finishing', extract(epoch from finished_at - (select max(made_at) from tries))
            from clip where stage = 'completed' and exists (select from tries where made_at is not null)
            union all
            select 'neurocards_clip_stages', 'stage=whole', extract(epoch from finished_at - created_at)
            from clip where stage = 'completed'
            union all
            select 'neurocards_provider_tries',
                   'provider=' || provider || ',model=' || coalesce(model, 'none') || ',outcome='
                       || case when outcome in ('submitting', 'submitted', 'uncertain', 'ready') then 'made' else outcome end,
                   extract(epoch from coalesce(made_at, ended_at) - began_at)
            from tries where made_at is not null or ended_at is not null
            """;

    private final JdbcClient jdbc;
    private final MeterRegistry registry;

    ClipTimes(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.registry = registry;
    }

    @EventListener
    void on(VideoEnded ended) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("clip-times").start(() -> take(ended.jobId()));
            }
        });
    }

    private void take(UUID job) {
        try {
            jdbc.sql(SPANS)
                    .param("job", job)
                    .query((row, _) ->
                            new Figure(row.getString("name"), row.getString("labels"), row.getDouble("value")))
                    .list()
                    .forEach(this::record);
        } catch (DataAccessException e) {
            if (Undecided.of(e).isEmpty()) {
                log.warn("The times of a clip could not be read: job={}; the figures go without them", job, e);
            }
        }
    }

    private void record(Figure figure) {
        Timer.builder(figure.name())
                .tags(figure.tags())
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(Duration.ofMillis(Math.round(Math.max(0, figure.value()) * 1000)));
    }
}
