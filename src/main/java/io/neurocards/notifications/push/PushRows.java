package io.neurocards.notifications.push;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of browsers' subscriptions and of what is still to be sent to them. */
@Component
record PushRows(JdbcClient jdbc) {

    /** A browser has one address; a customer needs no more browsers than these. */
    private static final int MOST = 10;

    /** One message with all that is needed to send it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Due(
            UUID id,
            UUID personId,
            UUID videoId,
            Instant createdAt,
            UUID subscriptionId,
            String endpoint,
            byte[] point,
            byte[] secret,
            String language) {}

    /** Keeps the subscription of whoever uses that browser now, and forgets the person's oldest beyond ten. */
    void keep(PersonId person, Browser browser, String language, Instant now) {
        var id = OperationId.named("push\n" + browser.endpoint()).value();
        jdbc.sql("""
                        insert into push_subscriptions (id, person_id, endpoint, point, secret, language, created_at)
                        values (:id, :person, :endpoint, :point, :secret, :language, :now)
                        on conflict (id) do update set person_id = excluded.person_id, point = excluded.point,
                            secret = excluded.secret, language = excluded.language, created_at = excluded.created_at
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("endpoint", browser.endpoint())
                .param("point", browser.point())
                .param("secret", browser.secret())
                .param("language", language)
                .param("now", SqlTime.of(now))
                .update();
        jdbc.sql("delete from push_messages where subscription_id = :id and person_id <> :person")
                .param("id", id)
                .param("person", person.value())
                .update();
        jdbc.sql("""
                        delete from push_subscriptions where id in (
                            select id from push_subscriptions where person_id = :person
                            order by created_at desc, id desc offset :most)
                        """).param("person", person.value()).param("most", MOST).update();
    }

    void remove(PersonId person, String endpoint) {
        jdbc.sql("delete from push_subscriptions where person_id = :person and endpoint = :endpoint")
                .param("person", person.value())
                .param("endpoint", endpoint)
                .update();
    }

    void remove(UUID subscription) {
        jdbc.sql("delete from push_subscriptions where id = :id")
                .param("id", subscription)
                .update();
    }

    void removeAll(PersonId person) {
        for (var table : List.of("push_messages", "push_subscriptions")) {
            jdbc.sql("delete from " + table + " where person_id = :person")
                    .param("person", person.value())
                    .update();
        }
    }

    /** Makes one message for each of the person's browsers, once for a clip, and returns their ids. */
    List<UUID> announce(PersonId person, UUID video, Instant now) {
        var browsers = jdbc.sql("select id from push_subscriptions where person_id = :person order by id")
                .param("person", person.value())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return browsers.stream()
                .map(browser -> {
                    var id =
                            OperationId.named("push\n" + video + "\n" + browser).value();
                    jdbc.sql("""
                                    insert into push_messages (id, person_id, video_id, subscription_id, created_at)
                                    values (:id, :person, :video, :browser, :now) on conflict (id) do nothing
                                    """)
                            .param("id", id)
                            .param("person", person.value())
                            .param("video", video)
                            .param("browser", browser)
                            .param("now", SqlTime.of(now))
                            .update();
                    return id;
                })
                .toList();
    }

    Optional<Due> due(UUID message) {
        return jdbc.sql("""
                        select m.id, m.person_id, m.video_id, m.created_at, s.id as subscription_id, s.endpoint, s.point,
                            s.secret, s.language
                        from push_messages m
                        join push_subscriptions s on s.id = m.subscription_id and s.person_id = m.person_id
                        where m.id = :id
                        """).param("id", message).query(Due.class).optional();
    }

    void done(UUID message) {
        jdbc.sql("delete from push_messages where id = :id")
                .param("id", message)
                .update();
    }

    List<UUID> unsent() {
        return jdbc.sql("select id from push_messages order by created_at, id limit 1000")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
