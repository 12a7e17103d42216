package io.neurocards.operations.callers;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.Undecided;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of administrators. One is shown once, when it is made; only its digest is kept. */
@Component
public final class AdminTokens {

    private static final Logger log = LoggerFactory.getLogger(AdminTokens.class);
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

    /** Far more than anybody has administrators. */
    static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;
    private final KnownAdmins known;

    AdminTokens(JdbcClient jdbc, Decisions decisions, Clock clock, KnownAdmins known) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
        this.known = known;
    }

    /** One as it is listed; without the token, which nobody can show again. */
    public record Listed(
            Administrator administrator,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {}

    /**
     * Returns whose token this is, or nothing when it is unknown, over or revoked. One read by index. While no database can be asked,
     * those that were good within the last hour are known all the same.
     *
     * @throws RuntimeException when no database can be asked, and the token is not known here
     */
    public Optional<Administrator> authenticate(String token) {
        if (!BearerToken.ADMIN.looksLike(token)) {
            return Optional.empty();
        }
        var hash = BearerToken.hash(token);
        return good("token_hash", hash, now -> known.find(hash, now));
    }

    /**
     * Returns whose token has this id, or nothing when it is unknown, over or revoked; as above.
     *
     * @throws RuntimeException as above
     */
    public Optional<Administrator> find(UUID id) {
        return good("id", id, now -> known.find(id, now));
    }

    private Optional<Administrator> good(String column, Object value, Function<Instant, Optional<Administrator>> kept) {
        var now = clock.instant();
        try {
            var found = find(column, value, now);
            found.filter(one -> isDue(one, now)).ifPresent(one -> used(one.administrator(), now));
            return found.map(Listed::administrator);
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            var administrator = kept.apply(now).orElseThrow(() -> e);
            log.info(
                    "Admin token is taken as it was known, no database can be asked: id={}, role={}",
                    administrator.id(),
                    administrator.role());
            return Optional.of(administrator);
        }
    }

    private Optional<Listed> find(String column, Object value, Instant now) {
        return jdbc.sql("""
                        select id, name, role, created_at, created_by, expires_at, last_used_at, revoked_at, revoked_by from admin_tokens
                        where %s = :value and revoked_at is null and expires_at > :now
                        """.formatted(column))
                .param("value", value)
                .param("now", SqlTime.of(now))
                .query((row, _) -> listed(row))
                .optional();
    }

    private static boolean isDue(Listed token, Instant now) {
        var last = token.lastUsedAt();
        return last == null || last.isBefore(now.minus(USE_IS_NOTED_EVERY));
    }

    private void used(Administrator administrator, Instant now) {
        decisions.act(() -> {
            jdbc.sql("update admin_tokens set last_used_at = :now where id = :id")
                    .param("now", SqlTime.of(now))
                    .param("id", administrator.id())
                    .update();
        });
    }

    /**
     * Writes down, in the caller's transaction, that {@code token} is this administrator's from now on; does nothing when another one
     * of that name opens anything. A name whose token is over by itself is free.
     *
     * @param by who says so, as the audit log names them
     */
    void issue(String token, Administrator administrator, Instant expiresAt, String by, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        update admin_tokens set revoked_at = :now, revoked_by = :by
                        where name = :name and revoked_at is null and expires_at <= :now
                        """)
                .param("now", SqlTime.of(now))
                .param("by", by)
                .param("name", administrator.name())
                .update();
        jdbc.sql("""
                        insert into admin_tokens (id, name, token_hash, role, created_at, created_by, expires_at)
                        values (:id, :name, :hash, :role, :now, :by, :expiresAt)
                        on conflict do nothing
                        """)
                .param("id", administrator.id())
                .param("name", administrator.name())
                .param("hash", BearerToken.hash(token))
                .param("role", administrator.role().word())
                .param("now", SqlTime.of(now))
                .param("by", by)
                .param("expiresAt", SqlTime.of(expiresAt))
                .update();
    }

    /** Returns whether there is, or was, such a token. */
    boolean isThere(UUID id) {
        return jdbc.sql("select exists (select from admin_tokens where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Ends a token in the caller's transaction; returns whose it was, or nothing when it is unknown or was ended before. */
    Optional<Administrator> revoke(UUID id, String by, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        update admin_tokens set revoked_at = :now, revoked_by = :by where id = :id and revoked_at is null
                        returning id, name, role, created_at, created_by, expires_at, last_used_at, revoked_at, revoked_by
                        """)
                .param("now", SqlTime.of(now))
                .param("by", by)
                .param("id", id)
                .query((row, _) -> listed(row).administrator())
                .optional();
    }

    /** Remembers that a token was ended here, so that it opens nothing while no database can be asked, also after a restart. */
    void forget(UUID id) {
        known.forget(id);
    }

    /** Returns the newest 1000, the newest first. */
    List<Listed> all() {
        return jdbc.sql("""
                        select id, name, role, created_at, created_by, expires_at, last_used_at, revoked_at, revoked_by from admin_tokens
                        order by created_at desc, id desc limit :most
                        """).param("most", MOST).query((row, _) -> listed(row)).list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                new Administrator(row.getObject("id", UUID.class), row.getString("name"), role(row)),
                time(row, "created_at").orElseThrow(),
                row.getString("created_by"),
                time(row, "expires_at").orElseThrow(),
                time(row, "last_used_at").orElse(null),
                time(row, "revoked_at").orElse(null),
                row.getString("revoked_by"));
    }

    private static AdminRole role(ResultSet row) throws SQLException {
        return AdminRole.of(row.getString("role")).orElseThrow();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
