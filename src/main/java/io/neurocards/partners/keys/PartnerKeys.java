package io.neurocards.partners.keys;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.Partners;
import io.neurocards.partners.World;
import io.neurocards.partners.keys.PartnerKey.Bounds;
import io.neurocards.partners.keys.PartnerKey.Times;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of partners. One is shown once, when it is made; only its digest is kept. */
@Component
public final class PartnerKeys {

    /** What every key begins with, live or not. */
    public static final String PREFIX = "nk_";

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);
    private static final String COLUMNS =
            "id, partner_id, test, name, scopes, addresses, per_minute, per_day, created_at,"
                    + " expires_at, last_used_at, replaces, revoked_at";
    private static final String SELECT = "select " + COLUMNS + " from partner_keys ";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Partners partners;
    private final Clock clock;

    PartnerKeys(JdbcClient jdbc, Decisions decisions, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * Returns whose key this is. Two reads by index.
     *
     * @param remote the address that it comes from
     * @throws ProblemException KEY_INVALID, KEY_REVOKED, KEY_EXPIRED, PARTNER_SUSPENDED, ADDRESS_NOT_ALLOWED with {@code address}
     */
    public ApiPartner authenticate(String token, String remote) {
        if (!BearerToken.PARTNER_LIVE.looksLike(token) && !BearerToken.PARTNER_TEST.looksLike(token)) {
            throw new ProblemException(ProblemCode.KEY_INVALID);
        }
        var now = clock.instant();
        var key = jdbc.sql(SELECT + "where token_hash = :hash")
                .param("hash", BearerToken.hash(token))
                .query((row, _) -> key(row))
                .optional()
                .orElseThrow(() -> new ProblemException(ProblemCode.KEY_INVALID));
        requireInUse(key, now);
        var partner = partners.find(key.partnerId()).orElseThrow();
        if (!partner.isActive()) {
            throw new ProblemException(ProblemCode.PARTNER_SUSPENDED);
        }
        if (!key.bounds().allow(remote)) {
            throw new ProblemException(ProblemCode.ADDRESS_NOT_ALLOWED).with("address", remote);
        }
        noteUse(key, now);
        return new ApiPartner(new PartnerAccount(partner, key.world()), key);
    }

    private static void requireInUse(PartnerKey key, Instant now) {
        if (key.times().revokedAt() != null) {
            throw new ProblemException(ProblemCode.KEY_REVOKED);
        }
        var end = key.times().expiresAt();
        if (end != null && !end.isAfter(now)) {
            throw new ProblemException(ProblemCode.KEY_EXPIRED).with("expired_at", end.toString());
        }
    }

    private void noteUse(PartnerKey key, Instant now) {
        var last = key.times().lastUsedAt();
        if (last != null && !last.isBefore(now.minus(USE_IS_NOTED_EVERY))) {
            return;
        }
        decisions.act(() -> {
            jdbc.sql("update partner_keys set last_used_at = :now where id = :id")
                    .param("now", SqlTime.of(now))
                    .param("id", key.id())
                    .update();
        });
    }

    /** Writes down, in the caller's transaction, that {@code token} is this key from now on. */
    public void insert(PartnerKey key, String token) {
        Decisions.requireOpen();
        var times = key.times();
        jdbc.sql("""
                        insert into partner_keys (id, partner_id, test, name, token_hash, scopes, addresses, per_minute, per_day,
                            created_at, expires_at, replaces)
                        values (:id, :partner, :test, :name, :hash, :scopes, :addresses, :perMinute, :perDay, :createdAt,
                            :expiresAt, :replaces)
                        """)
                .param("id", key.id())
                .param("partner", key.partnerId())
                .param("test", key.world() == World.TEST)
                .param("name", key.name())
                .param("hash", BearerToken.hash(token))
                .param("scopes", PartnerScope.words(key.scopes()))
                .param("addresses", AddressRange.words(key.bounds().addresses()))
                .param("perMinute", key.bounds().perMinute())
                .param("perDay", key.bounds().perDay())
                .param("createdAt", SqlTime.of(times.createdAt()))
                .param("expiresAt", sql(times.expiresAt()))
                .param("replaces", times.replaces())
                .update();
    }

    private static @Nullable OffsetDateTime sql(@Nullable Instant time) {
        return time == null ? null : SqlTime.of(time);
    }

    /** Returns a partner's key that is in use and has no successor; nobody else changes it until the transaction ends. */
    public Optional<PartnerKey> lock(UUID partner, UUID id, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + """
                        k where k.id = :id and k.partner_id = :partner and k.revoked_at is null
                            and (k.expires_at is null or k.expires_at > :now)
                            and not exists (select from partner_keys later where later.replaces = k.id)
                        for update
                        """)
                .param("id", id)
                .param("partner", partner)
                .param("now", SqlTime.of(now))
                .query((row, _) -> key(row))
                .optional();
    }

    /** Ends a key at that time, in the caller's transaction, unless it ends before. */
    public void expire(UUID id, Instant at) {
        Decisions.requireOpen();
        jdbc.sql("update partner_keys set expires_at = least(expires_at, :at) where id = :id")
                .param("at", SqlTime.of(at))
                .param("id", id)
                .update();
    }

    /** Keeps a key in other bounds, in the caller's transaction. */
    public void change(UUID id, Bounds bounds) {
        Decisions.requireOpen();
        jdbc.sql(
                        "update partner_keys set addresses = :addresses, per_minute = :perMinute, per_day = :perDay where id = :id")
                .param("addresses", AddressRange.words(bounds.addresses()))
                .param("perMinute", bounds.perMinute())
                .param("perDay", bounds.perDay())
                .param("id", id)
                .update();
    }

    /** Ends a partner's key at once, in the caller's transaction; nothing when it is unknown or was ended before. */
    public Optional<PartnerKey> revoke(UUID partner, UUID id, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update partner_keys set revoked_at = :now
                        where id = :id and partner_id = :partner and revoked_at is null returning\s""" + COLUMNS)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .param("partner", partner)
                .query((row, _) -> key(row))
                .optional();
    }

    /** Returns all keys of a partner, the newest first. */
    public List<PartnerKey> of(UUID partner) {
        return jdbc.sql(SELECT + "where partner_id = :partner order by created_at desc, id desc")
                .param("partner", partner)
                .query((row, _) -> key(row))
                .list();
    }

    private static PartnerKey key(ResultSet row) throws SQLException {
        return new PartnerKey(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                row.getBoolean("test") ? World.TEST : World.LIVE,
                row.getString("name"),
                PartnerScope.all(row.getString("scopes")),
                new Bounds(
                        AddressRange.all(row.getString("addresses")), row.getInt("per_minute"), row.getInt("per_day")),
                new Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        time(row, "expires_at"),
                        time(row, "last_used_at"),
                        time(row, "revoked_at"),
                        row.getObject("replaces", UUID.class)));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
