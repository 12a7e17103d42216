package io.neurocards.operations.callers;

import io.neurocards.accounts.callers.KnownTokens;
import io.neurocards.accounts.callers.TokenMemory;
import io.neurocards.database.SqlTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who administers by a token of their own, for times in which no database can be asked. */
@Component
final class KnownAdmins {

    private static final Logger log = LoggerFactory.getLogger(KnownAdmins.class);

    /**
     * Who was ended on another node may be known here for as long after the last reading, and no longer: their role may open what
     * decides which database is right. After that whoever knows the token of the settings is left.
     */
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final KnownTokens<Known> tokens;

    /** A reading that began before a revocation may say after it that the token is good; here it is not forgotten that it ended. */
    private final Set<UUID> ended = ConcurrentHashMap.newKeySet();

    KnownAdmins(JdbcClient jdbc, TokenMemory memory) {
        this.jdbc = jdbc;
        this.tokens = memory.of("admins.json", Known.class, this::read, one -> ended.contains(one.id()));
    }

    /** What is kept of an administrator. */
    record Known(String tokenHash, UUID id, String name, AdminRole role, Instant goodUntil)
            implements KnownTokens.Known {

        @Override
        public boolean isGoodAt(Instant moment) {
            return goodUntil.isAfter(moment);
        }

        Administrator administrator() {
            return new Administrator(id, name, role);
        }
    }

    Optional<Administrator> find(byte[] tokenHash, Instant now) {
        return tokens.find(tokenHash, now).map(Known::administrator);
    }

    Optional<Administrator> find(UUID id, Instant now) {
        return tokens.find(one -> one.id().equals(id), now).map(Known::administrator);
    }

    private List<Known> read(Instant now) {
        return jdbc.sql("""
                        select encode(token_hash, 'hex') as token_hash, id, name, role, expires_at from admin_tokens
                        where revoked_at is null and expires_at > :now
                        order by last_used_at desc nulls last, id limit :most
                        """)
                .param("now", SqlTime.of(now))
                .param("most", AdminTokens.MOST)
                .query((row, _) -> new Known(
                        row.getString("token_hash"),
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        AdminRole.of(row.getString("role")).orElseThrow(),
                        KnownTokens.goodUntil(
                                now,
                                KNOWN_FOR,
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant())))
                .list();
    }

    /** Remembers that a token was ended here, so that it opens nothing from now on, after a restart neither. */
    void forget(UUID id) {
        ended.add(id);
        try {
            tokens.keepWithoutEnded();
        } catch (IOException e) {
            log.warn("Admin token is ended, but still among those that are known after a restart: id={}", id, e);
        }
    }
}
