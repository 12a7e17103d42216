package io.neurocards.accounts.erasure;

import io.neurocards.accounts.standing.Bans;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was a customer before and had their data deleted. Only a digest is kept, keyed by the installation's secret, so that
 * nobody can tell from the table who it was; for two years, so that gifts to newcomers are given once and a ban is not ended by
 * leaving, and not longer than such abuse is worth somebody's while.
 */
@Component
public final class FormerIdentities {

    private static final Duration REMEMBERED = Duration.ofDays(730);
    private static final String STUDIO = "studio";

    private final JdbcClient jdbc;
    private final ServerSecret secret;
    private final ErasureRows rows;
    private final Bans bans;

    FormerIdentities(JdbcClient jdbc, ServerSecret secret, ErasureRows rows, Bans bans) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.rows = rows;
        this.bans = bans;
    }

    /**
     * Says, within the transaction in which a person becomes known by an identity, whether its owner was a customer before. A
     * ban of then holds on.
     */
    public boolean isBack(PersonId person, Instant now) {
        Decisions.requireOpen();
        var earlier = rows.identities(person).stream().map(this::digest).toList();
        var found = earlier.isEmpty()
                ? List.<Boolean>of()
                : jdbc.sql("select banned from former_identities where digest in (:digests) and forgotten_at > :now")
                        .param("digests", earlier)
                        .param("now", SqlTime.of(now))
                        .query(Boolean.class)
                        .list();
        if (found.contains(true)) {
            bans.ban(person, STUDIO, "was banned before the data were deleted", now);
        }
        return !found.isEmpty();
    }

    /** Says whether the owner of such an identity, which nobody has now, was a customer before. */
    public boolean isFormer(Platform platform, String externalId, Instant now) {
        return jdbc.sql("select exists (select from former_identities where digest = :digest and forgotten_at > :now)")
                .param("digest", digest(new KnownIdentity(platform.word(), externalId)))
                .param("now", SqlTime.of(now))
                .query(Boolean.class)
                .single();
    }

    /** Remembers, in the caller's transaction, that the owner of a person's identities on a platform was a customer. */
    public void remember(PersonId person, Platform platform, Instant now) {
        rows.identities(person).stream()
                .filter(identity -> identity.platform().equals(platform.word()))
                .forEach(identity -> remember(person, identity, now));
    }

    /** Remembers, in the caller's transaction, that the owner of an identity was a customer. */
    void remember(PersonId person, KnownIdentity identity, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into former_identities as f (id, digest, banned, left_at, forgotten_at)
                        values (:id, :digest, :banned, :now, :forgotten)
                        on conflict on constraint former_identities_digest_key do update
                            set banned = f.banned or excluded.banned, left_at = excluded.left_at,
                                forgotten_at = excluded.forgotten_at
                        """)
                .param("id", UuidV7.at(now))
                .param("digest", digest(identity))
                .param("banned", bans.of(person).isPresent())
                .param("now", SqlTime.of(now))
                .param("forgotten", SqlTime.of(now.plus(REMEMBERED)))
                .update();
    }

    void forgetOld(Instant now) {
        jdbc.sql("delete from former_identities where forgotten_at <= :now")
                .param("now", SqlTime.of(now))
                .update();
    }

    private byte[] digest(KnownIdentity identity) {
        return secret.sign("former-identities", identity.platform() + "\n" + identity.externalId());
    }
}
