package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what was ordered; they never change. */
record VideoOrders(JdbcClient jdbc) {

    void insert(VideoOrder order, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into video_orders (id, person_id, type, template, model, description, wishes, prompt, language,
                                                  photo, cutout, seconds, count, credits_each, scenario_id, ordered_at)
                        values (:id, :person, :type, :template, :model, :description, :wishes, :prompt, :language,
                                :photo, :cutout, :seconds, :count, :creditsEach, :scenario, :now)
                        """)
                .param("id", order.id())
                .param("person", order.person().value())
                .param("type", order.type().text())
                .param("template", order.template().text())
                .param("model", order.model())
                .param("description", order.description())
                .param("wishes", order.wishes())
                .param("prompt", order.prompt())
                .param("language", order.language())
                .param("photo", order.photo())
                .param("cutout", order.cutout())
                .param("seconds", order.seconds())
                .param("count", order.count())
                .param("creditsEach", order.creditsEach())
                .param("scenario", order.scenario())
                .param("now", SqlTime.of(now))
                .update();
    }

    VideoOrder get(UUID id) {
        return jdbc.sql("""
                        select id, person_id, type, template, model, description, wishes, prompt, language,
                               photo, cutout, seconds, count, credits_each, scenario_id
                        from video_orders where id = :id
                        """).param("id", id).query((row, _) -> order(row)).single();
    }

    /** Returns the order that a person's job belongs to. */
    Optional<VideoOrder> ofJob(PersonId person, UUID job) {
        return jdbc.sql("""
                        select o.id, o.person_id, o.type, o.template, o.model, o.description, o.wishes, o.prompt, o.language,
                               o.photo, o.cutout, o.seconds, o.count, o.credits_each, o.scenario_id
                        from video_orders o join jobs j on j.order_id = o.id
                        where j.id = :job and j.person_id = :person
                        """)
                .param("job", job)
                .param("person", person.value())
                .query((row, _) -> order(row))
                .optional();
    }

    Optional<VideoOrder> latest(PersonId person, @Nullable VideoType type) {
        return jdbc.sql("""
                        select id, person_id, type, template, model, description, wishes, prompt, language,
                               photo, cutout, seconds, count, credits_each, scenario_id
                        from video_orders
                        where person_id = :person and (:type::text is null or type = :type)
                        order by ordered_at desc, id desc limit 1
                        """)
                .param("person", person.value())
                .param("type", type == null ? null : type.text())
                .query((row, _) -> order(row))
                .optional();
    }

    /** Returns how many clips a person has ordered of one photo with one template, so that the next one differs. */
    int clipsOf(PersonId person, String photo, Template template) {
        return jdbc.sql("""
                        select coalesce(sum(count), 0) from video_orders
                        where person_id = :person and photo = :photo and template = :template
                        """)
                .param("person", person.value())
                .param("photo", photo)
                .param("template", template.text())
                .query(Integer.class)
                .single();
    }

    private static VideoOrder order(ResultSet row) throws SQLException {
        return new VideoOrder(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                VideoType.ofText(row.getString("type")).orElseThrow(),
                Template.ofText(row.getString("template")).orElseThrow(),
                row.getString("model"),
                row.getString("description"),
                row.getString("wishes"),
                row.getString("prompt"),
                row.getString("language"),
                row.getString("photo"),
                row.getString("cutout"),
                row.getInt("seconds"),
                row.getInt("count"),
                row.getLong("credits_each"),
                row.getObject("scenario_id", UUID.class));
    }
}
