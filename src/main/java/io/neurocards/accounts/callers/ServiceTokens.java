package io.neurocards.accounts.callers;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.Undecided;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of programs. One is shown once, when it is made; only its digest is kept. */
@Component
public final class ServiceTokens {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

    /** Far more than anybody has programs. */
    private static final int MOST_KNOWN = 1000;

    /**
     * Whose token was ended on another node may be known here for as long after the last reading: less than a customer, because a program
     * reads of every customer what is kept, and longer than an administrator, because customers come by it.
     */
    private static final Duration KNOWN_FOR = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;
    private final KnownTokens<KnownService> known;

    ServiceTokens(JdbcClient jdbc, Decisions decisions, Clock clock, TokenMemory memory) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
        this.known = memory.of("services.json", KnownService.class, this::knowable);
    }

    /** What is kept of a program for times in which no database can be asked. */
    record KnownService(
            String tokenHash,
            UUID id,
            String name,
            Set<Scope> scopes,
            @Nullable Instant goodUntil) implements KnownTokens.Known {

        @Override
        public boolean isGoodAt(Instant moment) {
            return goodUntil != null && goodUntil.isAfter(moment);
        }

        Service service() {
            return new Service(id, name, scopes);
        }
    }

    /** One as it is listed; without the token, which nobody can show again. */
    public record Listed(
            Service service,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /**
     * Returns which program's token this is, or nothing when it is unknown, over or revoked. One read by index. While no database can
     * be asked, those that were good lately are known all the same.
     *
     * @throws RuntimeException when no database can be asked, and the token is not known here
     */
    public Optional<Service> authenticate(String token) {
        if (!BearerToken.SERVICE.looksLike(token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = BearerToken.hash(token);
        try {
            var found = find(hash, now);
            found.filter(one -> isDue(one, now)).ifPresent(one -> used(one.service(), now));
            return found.map(Listed::service);
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            return Optional.of(known.find(hash, now).orElseThrow(() -> e).service());
        }
    }

    private Optional<Listed> find(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select id, name, scopes, created_at, expires_at, last_used_at, revoked_at from service_tokens
                        where token_hash = :hash and revoked_at is null and (expires_at is null or expires_at > :now)
                        """)
                .param("hash", hash)
                .param("now", SqlTime.of(now))
                .query((row, _) -> listed(row))
                .optional();
    }

    private List<KnownService> knowable(Instant now) {
        return jdbc.sql("""
                        select encode(token_hash, 'hex') as token_hash, id, name, scopes, expires_at from service_tokens
                        where revoked_at is null and (expires_at is null or expires_at > :now)
                        order by last_used_at desc nulls last, id limit :most
                        """)
                .param("now", SqlTime.of(now))
                .param("most", MOST_KNOWN)
                .query((row, _) -> new KnownService(
                        row.getString("token_hash"),
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Scope.all(row.getString("scopes")),
                        KnownTokens.goodUntil(
                                now, KNOWN_FOR, time(row, "expires_at").orElse(null))))
                .list();
    }

    private static boolean isDue(Listed token, Instant now) {
        var last = token.lastUsedAt();
        return last == null || last.isBefore(now.minus(USE_IS_NOTED_EVERY));
    }

    private void used(Service service, Instant now) {
        decisions.act(() -> {
            jdbc.sql("update service_tokens set last_used_at = :now where id = :id")
                    .param("now", SqlTime.of(now))
                    .param("id", service.id())
                    .update();
        });
    }

    /** Writes down, in the caller's transaction, that {@code token} is a program's from now on. */
    public Service issue(String token, String name, Set<Scope> scopes, @Nullable Instant expiresAt, Instant now) {
        Decisions.requireOpen();
        var service = new Service(UuidV7.at(now), name, scopes);
        jdbc.sql("""
                        insert into service_tokens (id, name, token_hash, scopes, created_at, expires_at)
                        values (:id, :name, :hash, :scopes, :now, :expiresAt)
                        """)
                .param("id", service.id())
                .param("name", name)
                .param("hash", BearerToken.hash(token))
                .param("scopes", Scope.words(scopes))
                .param("now", SqlTime.of(now))
                .param("expiresAt", expiresAt == null ? null : SqlTime.of(expiresAt))
                .update();
        return service;
    }

    /** Ends a token in the caller's transaction; returns its program, or nothing when it is unknown or was ended before. */
    public Optional<Service> revoke(UUID id, Instant now) {
        Decisions.requireOpen();
        known.forget(one -> one.id().equals(id));
        return jdbc.sql("""
                        update service_tokens set revoked_at = :now where id = :id and revoked_at is null
                        returning id, name, scopes, created_at, expires_at, last_used_at, revoked_at
                        """)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .query((row, _) -> listed(row).service())
                .optional();
    }

    /** Returns all of them, the newest first. */
    public List<Listed> all() {
        return jdbc.sql("""
                        select id, name, scopes, created_at, expires_at, last_used_at, revoked_at from service_tokens
                        order by created_at desc, id desc
                        """).query((row, _) -> listed(row)).list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                new Service(row.getObject("id", UUID.class), row.getString("name"), Scope.all(row.getString("scopes"))),
                time(row, "created_at").orElseThrow(),
                time(row, "expires_at").orElse(null),
                time(row, "last_used_at").orElse(null),
                time(row, "revoked_at").orElse(null));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
