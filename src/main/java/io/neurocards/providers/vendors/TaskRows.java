package io.neurocards.providers.vendors;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of tasks at vendors, from which room is counted. */
record TaskRows(JdbcClient jdbc) {

    /** A task that nobody has ended for so long is no more: whoever made it has died and was forgotten. */
    private static final Duration LONGEST_TASK = Duration.ofDays(1);

    /** A creation takes at most some minutes, with the upload of a photo; one that is older died with its process. */
    private static final Duration LONGEST_CREATION = Duration.ofMinutes(10);

    /** What an attempt has. */
    record Held(UUID account, String fingerprint) {}

    /**
     * What an account is doing, without the attempt that asks.
     *
     * @param running tasks that have not ended
     * @param fullSince the moment of the creation that must leave the window before there is room for another; null when
     *     there is room
     */
    record Room(long running, @Nullable Instant fullSince) {}

    /** A key that may make tasks. */
    record KeyState(
            UUID account,
            String fingerprint,
            @Nullable String block,
            @Nullable Instant blockedUntil) {

        /** Returns when its block ends; nothing when it has none. */
        Optional<Instant> freeAt(Instant now) {
            if (block == null || (blockedUntil != null && !blockedUntil.isAfter(now))) {
                return Optional.empty();
            }
            return Optional.of(blockedUntil == null ? now.plus(LONGEST_TASK) : blockedUntil);
        }
    }

    /**
     * Locks the accounts of the ring and returns what each is doing. A creation counts from its reservation until the vendor
     * has answered and the window after that has passed, because nobody knows when exactly the vendor has counted it.
     */
    Map<UUID, Room> lockRooms(KeyRing ring, AccountLimits limits, UUID attempt, Instant now) {
        jdbc.sql("""
                        select id from provider_accounts
                        where id in (select account_id from provider_keys
                                     where provider = :provider and fingerprint = any (:present))
                        order by id for no key update
                        """)
                .param("provider", ring.provider())
                .param("present", ring.fingerprints())
                .query(UUID.class)
                .list();
        var rooms = new LinkedHashMap<UUID, Room>();
        jdbc.sql("""
                        select a.id,
                               (select count(*) from provider_tasks t
                                where t.account_id = a.id and t.ended_at is null and t.reserved_at > :forgotten
                                  and t.attempt <> :attempt) as running,
                               (select m.moment
                                from (select coalesce(t.answered_at,
                                                      case when t.ended_at is null then :now else t.reserved_at end) as moment
                                      from provider_tasks t
                                      where t.account_id = a.id and t.reserved_at > :earliest and t.attempt <> :attempt) m
                                where m.moment > :window
                                order by m.moment desc offset :creates limit 1) as full_since
                        from provider_accounts a
                        where a.provider = :provider
                        """)
                .param("provider", ring.provider())
                .param("attempt", attempt)
                .param("now", SqlTime.of(now))
                .param("forgotten", SqlTime.of(now.minus(LONGEST_TASK)))
                .param("earliest", SqlTime.of(now.minus(limits.window()).minus(LONGEST_CREATION)))
                .param("window", SqlTime.of(now.minus(limits.window())))
                .param("creates", limits.creates() - 1)
                .query((row, _) -> rooms.put(
                        row.getObject("id", UUID.class),
                        new Room(row.getLong("running"), instant(row.getObject("full_since", OffsetDateTime.class)))))
                .list();
        return rooms;
    }

    /** Returns the keys of the ring, the one whose turn it is first. */
    List<KeyState> keys(KeyRing ring) {
        return jdbc.sql("""
                        select account_id, fingerprint, block, blocked_until from provider_keys
                        where provider = :provider and fingerprint = any (:present)
                        order by turn, array_position(:present, fingerprint)
                        """)
                .param("provider", ring.provider())
                .param("present", ring.fingerprints())
                .query((row, _) -> new KeyState(
                        row.getObject("account_id", UUID.class),
                        row.getString("fingerprint"),
                        row.getString("block"),
                        instant(row.getObject("blocked_until", OffsetDateTime.class))))
                .list();
    }

    void reserve(UUID attempt, String model, String provider, KeyState key, Instant now) {
        jdbc.sql("""
                        update provider_keys
                        set turn = 1 + (select max(turn) from provider_keys where provider = :provider)
                        where provider = :provider and fingerprint = :fingerprint
                        """)
                .param("provider", provider)
                .param("fingerprint", key.fingerprint())
                .update();
        jdbc.sql("""
                        insert into provider_tasks
                            (id, attempt, provider, account_id, fingerprint, model, reserved_at)
                        values (:id, :attempt, :provider, :account, :fingerprint, :model, :now)
                        on conflict (attempt) do update
                            set provider = excluded.provider, account_id = excluded.account_id,
                                fingerprint = excluded.fingerprint, model = excluded.model,
                                reserved_at = excluded.reserved_at, answered_at = null, ended_at = null
                        """)
                .param("id", UuidV7.at(now))
                .param("attempt", attempt)
                .param("provider", provider)
                .param("account", key.account())
                .param("fingerprint", key.fingerprint())
                .param("model", model)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Returns what {@code attempt} has, while it has not ended. */
    Optional<Held> open(UUID attempt) {
        return held(
                "select account_id, fingerprint from provider_tasks where attempt = :attempt and ended_at is null",
                attempt);
    }

    /** Returns what {@code attempt} has or had. */
    Optional<Held> any(UUID attempt) {
        return held("select account_id, fingerprint from provider_tasks where attempt = :attempt", attempt);
    }

    private Optional<Held> held(String query, UUID attempt) {
        return jdbc.sql(query)
                .param("attempt", attempt)
                .query((row, _) -> new Held(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    boolean knows(UUID attempt, String provider) {
        return jdbc.sql("select exists (select from provider_tasks where attempt = :attempt and provider = :provider)")
                .param("attempt", attempt)
                .param("provider", provider)
                .query(Boolean.class)
                .single();
    }

    void answered(UUID attempt, boolean made, Instant now) {
        jdbc.sql("""
                        update provider_tasks
                        set answered_at = :now, ended_at = case when :made then ended_at else coalesce(ended_at, :now) end
                        where attempt = :attempt
                        """)
                .param("attempt", attempt)
                .param("made", made)
                .param("now", SqlTime.of(now))
                .update();
    }

    void release(UUID attempt, Instant now) {
        jdbc.sql("update provider_tasks set ended_at = :now where attempt = :attempt and ended_at is null")
                .param("attempt", attempt)
                .param("now", SqlTime.of(now))
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
