package io.neurocards.accounts.devices;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Devices and the identities they are. */
@Component
record DeviceRows(JdbcClient jdbc, DevicesHereLately known) {

    private static final String DEVICE = """
            select d.id, i.person_id, i.platform, i.external_id, d.app_version, d.created_at, d.last_seen_at, d.revoked_at
            from devices d join identities i on i.id = d.identity_id
            """;

    /** Makes everything that concerns this name happen one after another until the transaction ends. */
    void lock(DeviceIdentity identity) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 12))::text")
                .param("name", identity.externalId())
                .query(String.class)
                .list();
    }

    Optional<Device> find(DeviceIdentity identity) {
        return jdbc.sql(DEVICE + "where i.platform = :platform and i.external_id = :name")
                .param("platform", identity.platform().word())
                .param("name", identity.externalId())
                .query((row, _) -> device(row))
                .optional();
    }

    Optional<Device> find(UUID id) {
        return jdbc.sql(DEVICE + "where d.id = :id")
                .param("id", id)
                .query((row, _) -> device(row))
                .optional();
    }

    /** Returns a person's, the newest first. */
    List<Device> of(PersonId person) {
        return jdbc.sql(DEVICE + "where i.person_id = :person order by d.created_at desc, d.id desc")
                .param("person", person.value())
                .query((row, _) -> device(row))
                .list();
    }

    /** Writes down a person's new device; {@code device} holds its id, identity, version and time. */
    void insert(Device device, byte[] tokenHash) {
        Decisions.requireOpen();
        var identity = UuidV7.at(device.createdAt());
        jdbc.sql("""
                        insert into identities (id, person_id, platform, external_id, created_at)
                        values (:id, :person, :platform, :name, :now)
                        """)
                .param("id", identity)
                .param("person", device.personId().value())
                .param("platform", device.platform().word())
                .param("name", device.externalId())
                .param("now", SqlTime.of(device.createdAt()))
                .update();
        jdbc.sql("""
                        insert into devices (id, identity_id, app_version, token_hash, created_at, last_seen_at)
                        values (:id, :identity, :version, :hash, :now, :now)
                        """)
                .param("id", device.id())
                .param("identity", identity)
                .param("version", device.appVersion())
                .param("hash", tokenHash)
                .param("now", SqlTime.of(device.createdAt()))
                .update();
    }

    void upgraded(UUID id, String appVersion, Instant now) {
        jdbc.sql("update devices set app_version = :version, last_seen_at = :now where id = :id")
                .param("version", appVersion)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Gives a device another token, with which it is let in again if it was revoked; every earlier one is worth nothing. */
    void giveToken(UUID id, byte[] hash) {
        known.forget(id);
        jdbc.sql("""
                        update devices set token_hash = :hash, former_token_hash = null, revoked_at = null where id = :id
                        """).param("hash", hash).param("id", id).update();
    }

    /** Gives a device another token; the one that it uses stays good until it uses the other. */
    void rotate(UUID id, byte[] hash) {
        jdbc.sql("""
                        update devices set former_token_hash = coalesce(former_token_hash, token_hash), token_hash = :hash
                        where id = :id and revoked_at is null
                        """).param("hash", hash).param("id", id).update();
    }

    boolean hasToken(UUID id, byte[] hash) {
        return jdbc.sql("""
                        select exists(select from devices where id = :id and token_hash = :hash and revoked_at is null)
                        """)
                .param("id", id)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    void revoke(UUID id, Instant now) {
        known.forget(id);
        jdbc.sql("update devices set revoked_at = :now, former_token_hash = null where id = :id and revoked_at is null")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Takes down that a device was here with its newest token, which ends the one before. */
    void seen(UUID id, byte[] hash, Instant now) {
        jdbc.sql("""
                        update devices set last_seen_at = greatest(last_seen_at, :now),
                            former_token_hash = case token_hash when :hash then null else former_token_hash end
                        where id = :id
                        """)
                .param("now", SqlTime.of(now))
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Platform.of(row.getString("platform")).orElseThrow(),
                row.getString("external_id"),
                row.getString("app_version"),
                time(row, "created_at").orElseThrow(),
                time(row, "last_seen_at").orElseThrow(),
                time(row, "revoked_at").orElse(null));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
