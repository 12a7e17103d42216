package io.neurocards.accounts.devices;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The push tokens of devices: one each, and one device each. */
@Component
record PushTokenRows(JdbcClient jdbc) {

    /**
     * Takes the token down as the device's only one. A service gives a token to one installation at a time, so that whoever had it before
     * has it no more.
     */
    void put(UUID device, PushToken token, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:token, 13))::text")
                .param("token", token.token())
                .query(String.class)
                .list();
        jdbc.sql("delete from push_tokens where kind = :kind and token = :token and device_id <> :device")
                .param("kind", token.kind().word())
                .param("token", token.token())
                .param("device", device)
                .update();
        jdbc.sql("""
                        insert into push_tokens (id, device_id, kind, token, registered_at)
                        values (:id, :device, :kind, :token, :now)
                        on conflict on constraint push_tokens_one_per_device do update
                            set kind = excluded.kind, token = excluded.token, registered_at = excluded.registered_at
                        """)
                .param("id", UuidV7.at(now))
                .param("device", device)
                .param("kind", token.kind().word())
                .param("token", token.token())
                .param("now", SqlTime.of(now))
                .update();
    }

    void delete(UUID device) {
        jdbc.sql("delete from push_tokens where device_id = :device")
                .param("device", device)
                .update();
    }

    void delete(UUID device, PushToken token) {
        Decisions.requireOpen();
        jdbc.sql("delete from push_tokens where device_id = :device and kind = :kind and token = :token")
                .param("device", device)
                .param("kind", token.kind().word())
                .param("token", token.token())
                .update();
    }

    /** Returns the tokens of a person's devices that were not revoked, the newest first. */
    List<PushTargets.Target> of(PersonId person) {
        return jdbc.sql("""
                        select t.device_id, t.kind, t.token
                        from push_tokens t
                        join devices d on d.id = t.device_id
                        join identities i on i.id = d.identity_id
                        where i.person_id = :person and d.revoked_at is null
                        order by t.registered_at desc, t.id desc
                        """)
                .param("person", person.value())
                .query((row, _) -> new PushTargets.Target(
                        row.getObject("device_id", UUID.class),
                        new PushToken(
                                PushToken.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("token"))))
                .list();
    }
}
