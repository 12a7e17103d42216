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

/** The tables of browsers' subscriptions. */
@Component
record PushRows(JdbcClient jdbc) {

    /** A browser has one address; a customer needs no more browsers than these. */
    private static final int MOST = 10;

    /** Where a browser is, its keys, and the language of whoever subscribed it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Subscription(String endpoint, byte[] point, byte[] secret, String language) {}

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
        jdbc.sql("delete from push_subscriptions where person_id = :person")
                .param("person", person.value())
                .update();
    }

    List<UUID> of(PersonId person) {
        return jdbc.sql("select id from push_subscriptions where person_id = :person order by id")
                .param("person", person.value())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    Optional<Subscription> find(PersonId person, UUID id) {
        return jdbc.sql("""
                        select endpoint, point, secret, language from push_subscriptions
                        where id = :id and person_id = :person
                        """)
                .param("id", id)
                .param("person", person.value())
                .query(Subscription.class)
                .optional();
    }
}
