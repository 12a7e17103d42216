package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.providers.prompts.Scenario;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Drafts.StoredPhoto;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of scenarios: one for each time that the writer is asked, with words once it has answered. */
record ScenarioRows(JdbcClient jdbc) {

    private static final String COLUMNS = """
            select id, type, template, photo, cutout, variant, spoken_text, scene, final_prompt, edited, expires_at
            from scenarios
            """;

    /** Keeps a person's other requests waiting until the transaction ends. */
    void lockFor(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('scenarios:' || :person, 0))::text")
                .param("person", person.toString())
                .query(String.class)
                .list();
    }

    /** Returns when a person asked for the earliest of the latest {@code count}, if since {@code moment} there were so many. */
    Optional<Instant> nthLatest(PersonId person, int count, Instant moment) {
        return jdbc.sql("""
                        select asked_at from scenarios where person_id = :person and asked_at > :moment
                        order by asked_at desc offset :skipped limit 1
                        """)
                .param("person", person.value())
                .param("moment", SqlTime.of(moment))
                .param("skipped", count - 1)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    int countOf(PersonId person, StoredPhoto photo, Template template) {
        return jdbc.sql("""
                        select count(*) from scenarios
                        where person_id = :person and photo = :photo and template = :template
                        """)
                .param("person", person.value())
                .param("photo", photo.photo())
                .param("template", template.text())
                .query(Integer.class)
                .single();
    }

    void ask(UUID id, PersonId person, CheckedBrief brief, StoredPhoto photo, int variant, Instant now, Instant end) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into scenarios (id, person_id, type, template, photo, cutout, variant, edited, asked_at, expires_at)
                        values (:id, :person, :type, :template, :photo, :cutout, :variant, false, :now, :end)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("type", brief.type().text())
                .param("template", brief.template().text())
                .param("photo", photo.photo())
                .param("cutout", photo.cutout())
                .param("variant", variant)
                .param("now", SqlTime.of(now))
                .param("end", SqlTime.of(end))
                .update();
    }

    void written(UUID id, Scenario scenario) {
        jdbc.sql("""
                        update scenarios set spoken_text = :spoken, scene = :scene, final_prompt = :prompt where id = :id
                        """)
                .param("spoken", scenario.spokenText())
                .param("scene", scenario.scene())
                .param("prompt", scenario.finalPrompt())
                .param("id", id)
                .update();
    }

    /** Changes a person's scenario while nothing is ordered by it; what was ordered stays as it was agreed on. */
    boolean edit(PersonId person, UUID id, String spokenText, String scene, Instant now) {
        return jdbc.sql("""
                        update scenarios set spoken_text = :spoken, scene = :scene, edited = true
                        where id = :id and person_id = :person and expires_at > :now and scene is not null
                          and not exists (select from video_orders o where o.scenario_id = :id)
                        """)
                        .param("spoken", spokenText)
                        .param("scene", scene)
                        .param("id", id)
                        .param("person", person.value())
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    /** Returns a person's scenario that is written and still valid. */
    Optional<KeptScenario> find(PersonId person, UUID id, Instant now) {
        return jdbc.sql(COLUMNS + " where id = :id and person_id = :person and expires_at > :now and scene is not null")
                .param("id", id)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .query((row, _) -> scenario(row))
                .optional();
    }

    /** Returns the scenario of an order, however long ago. */
    KeptScenario get(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id and scene is not null")
                .param("id", id)
                .query((row, _) -> scenario(row))
                .single();
    }

    int forget(Instant endedBefore, int batch) {
        return jdbc.sql("""
                        delete from scenarios where id in (
                            select s.id from scenarios s
                            where s.expires_at < :before
                              and not exists (select from video_orders o where o.scenario_id = s.id)
                            limit :batch)
                        """)
                .param("before", SqlTime.of(endedBefore))
                .param("batch", batch)
                .update();
    }

    private static KeptScenario scenario(ResultSet row) throws SQLException {
        return new KeptScenario(
                row.getObject("id", UUID.class),
                VideoType.ofText(row.getString("type")).orElseThrow(),
                Template.ofText(row.getString("template")).orElseThrow(),
                new StoredPhoto(row.getString("photo"), row.getString("cutout")),
                row.getInt("variant"),
                row.getString("spoken_text"),
                row.getString("scene"),
                row.getString("final_prompt"),
                row.getBoolean("edited"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
