package io.neurocards.videos;

import io.neurocards.database.SqlTime;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.clips.SourceType;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.VideoView.MadeBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The clips as their owners see them: where they stand, how long it takes, where the film is. */
public final class Videos {

    /**
     * How long a model's latest clips took from leaving the line, half of them longer; and whether they were made with a key, that
     * is elsewhere, where nobody waits for a place of ours.
     */
    private static final String PACE = """
            select percentile_cont(0.5) within group (order by took) as seconds, bool_or(elsewhere) as elsewhere
            from (select extract(epoch from d.finished_at - d.started_at) as took, a.key is not null as elsewhere
                  from job_attempts a join jobs d on d.id = a.job_id
                  where a.outcome = 'ready' and %s
                  order by a.ended_at desc limit 20) latest
            """;

    private static final String VIEW = """
            with line as (%s)
            select j.id, j.order_id, j.person_id, o.template, o.model, o.description, o.wishes, o.prompt, o.seconds, j.stage,
                   j.progress, line.position, pace.seconds as pace, pace.elsewhere, j.cost, o.photo, j.clip, j.poster,
                   j.attempts > 0 and exists (
                       select 1 from job_attempts a
                       where a.job_id = j.id and a.outcome in ('refused', 'failed', 'lost')) as retried,
                   j.late_at is not null as late,
                   j.files_deleted_at is not null as files_deleted, j.ignored_words, j.ai_mark, j.error,
                   j.created_at, j.started_at, j.finished_at
            from jobs j
            join video_orders o on o.id = j.order_id
            left join line on line.id = j.id
            left join lateral (%s) pace on true
            """.formatted(
                    VideoQueue.LINE,
                    PACE.formatted("j.status in ('queued', 'processing') and a.model = coalesce(j.model, o.model)"));

    private final JdbcClient jdbc;
    private final VideosSettings settings;
    private final Clock clock;

    Videos(JdbcClient jdbc, VideosSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns a person's clip; somebody else's is not found. */
    public Optional<VideoView> find(PersonId person, UUID id) {
        return views(jdbc.sql(VIEW + " where j.id = :id and j.person_id = :person")
                        .param("id", id)
                        .param("person", person.value()))
                .stream()
                .findFirst();
    }

    /** Returns a person's newest clips first, at most {@code limit}, ordered before the one with the id {@code before}. */
    public List<VideoView> latest(PersonId person, @Nullable UUID before, int limit) {
        return views(jdbc.sql(VIEW + """
                         where j.person_id = :person
                           and (:before::uuid is null or (j.created_at, j.id) < (
                               select created_at, id from jobs where id = :before::uuid and person_id = :person))
                         order by j.created_at desc, j.id desc limit :limit
                        """)
                .param("person", person.value())
                .param("before", before)
                .param("limit", limit));
    }

    /** Returns the newest clips of each of these persons, at most {@code each}, newest first. */
    public Map<PersonId, List<VideoView>> newest(Collection<PersonId> persons, int each) {
        var now = clock.instant();
        return jdbc
                .sql(VIEW + """
                         where j.id in (
                            select latest.id from unnest(:persons::uuid[]) as p (id)
                            cross join lateral (
                                select id from jobs where person_id = p.id order by created_at desc, id desc limit :each) latest)
                         order by j.person_id, j.created_at desc, j.id desc
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("each", each)
                .query((row, _) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), view(row, now)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Returns the clips of one order in the order of their numbers. */
    public List<VideoView> ofOrder(PersonId person, UUID order) {
        return views(jdbc.sql(VIEW + " where j.order_id = :order and j.person_id = :person order by j.number")
                .param("order", order)
                .param("person", person.value()));
    }

    /** Returns these clips, whoever owns them: for showing progress to callers whose right was checked before. */
    public List<VideoView> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : views(jdbc.sql(VIEW + " where j.id in (:ids)").param("ids", ids));
    }

    /**
     * Returns how long {@code count} clips of a model ordered now will probably take until the last is done, from the latest
     * clips of that model here and what waits before them; nothing before the first.
     */
    public Optional<Duration> expected(String model, int count) {
        return jdbc.sql("""
                        select pace.seconds as pace, pace.elsewhere,
                               (select count(*) from jobs where status in ('queued', 'processing')) as ahead
                        from (%s) pace
                        """.formatted(PACE.formatted("a.model = :model")))
                .param("model", model)
                .query((row, _) -> {
                    var pace = row.getBigDecimal("pace");
                    var rounds = row.getBoolean("elsewhere")
                            ? 1
                            : Math.ceilDiv(row.getInt("ahead") + count, settings.concurrency());
                    return Optional.ofNullable(pace)
                            .map(one -> Duration.ofSeconds((long) Math.ceil(rounds * one.doubleValue())));
                })
                .single();
    }

    /**
     * What a person has had made.
     *
     * @param unfinished clips that wait or are in the making, whenever they were ordered
     * @param credits what those cost that were ordered since a moment and did not fail
     */
    public record Use(int unfinished, long credits) {}

    public Use useSince(PersonId person, Instant moment) {
        return jdbc.sql("""
                        select (select count(*) from jobs where person_id = :person and status in ('queued', 'processing'))
                                   as unfinished,
                               (select coalesce(sum(cost), 0)::bigint from jobs
                                where person_id = :person and created_at >= :moment and status <> 'failed') as credits
                        """)
                .param("person", person.value())
                .param("moment", SqlTime.of(moment))
                .query((row, _) -> new Use(row.getInt("unfinished"), row.getLong("credits")))
                .single();
    }

    /** Returns the clips of these orders, whoever owns them, in the order of their numbers. */
    public List<VideoView> ofOrders(Collection<UUID> orders) {
        return orders.isEmpty()
                ? List.of()
                : views(jdbc.sql(VIEW + " where j.order_id in (:orders) order by j.order_id, j.number")
                        .param("orders", orders));
    }

    private List<VideoView> views(StatementSpec statement) {
        var now = clock.instant();
        return statement.query((row, _) -> view(row, now)).list();
    }

    private VideoView view(ResultSet row, Instant now) throws SQLException {
        var stage = Stage.ofText(row.getString("stage"));
        var template = Template.ofText(row.getString("template")).orElseThrow();
        var filesDeleted = row.getBoolean("files_deleted");
        var late = row.getBoolean("late");
        var done = (stage == Stage.COMPLETED || late) && !filesDeleted;
        var position = stage == Stage.QUEUED ? row.getInt("position") : null;
        var started = instant(row, "started_at");
        var error = row.getString("error");
        return new VideoView(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                template,
                row.getString("model"),
                row.getString("description"),
                template == Template.SELF ? row.getString("prompt") : row.getString("wishes"),
                row.getInt("seconds"),
                stage,
                row.getInt("progress"),
                position,
                eta(row, position, started, stage, now),
                row.getBoolean("retried"),
                row.getLong("cost"),
                stage == Stage.COMPLETED,
                new MediaKey(Bucket.INPUTS, row.getString("photo")),
                done ? new MediaKey(Bucket.OUTPUTS, row.getString("clip")) : null,
                done ? new MediaKey(Bucket.OUTPUTS, row.getString("poster")) : null,
                late,
                filesDeleted,
                row.getString("ignored_words"),
                done ? madeBy(row.getString("ai_mark")) : null,
                error == null ? null : ProblemCode.ofText(error),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                started,
                instant(row, "finished_at"));
    }

    /** Judges by the model's latest clips: what waits before it shares the places, what runs has begun already. */
    private @Nullable Integer eta(
            ResultSet row, @Nullable Integer position, @Nullable Instant started, Stage stage, Instant now)
            throws SQLException {
        var pace = row.getBigDecimal("pace");
        if (pace == null || stage.isOver()) {
            return null;
        }
        var one = pace.doubleValue();
        if (position != null) {
            var rounds = row.getBoolean("elsewhere") ? 1 : Math.ceil((double) position / settings.concurrency()) + 0.5;
            return (int) Math.ceil(rounds * one);
        }
        var spent = started == null ? 0 : Duration.between(started, now).toMillis() / 1000.0;
        return (int) Math.max(1, Math.ceil(one - spent));
    }

    private static @Nullable MadeBy madeBy(@Nullable String mark) {
        return Optional.ofNullable(mark)
                .flatMap(SourceType::ofText)
                .map(type -> switch (type) {
                    case TRAINED_ALGORITHMIC_MEDIA -> MadeBy.GENERATIVE_MODEL;
                    case COMPOSITE_SYNTHETIC -> MadeBy.SOFTWARE;
                })
                .orElse(null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
