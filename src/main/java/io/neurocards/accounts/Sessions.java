package io.neurocards.accounts;

import io.neurocards.accounts.SignIn.IssuedSession;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.Undecided;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is signed in. */
@Component
public final class Sessions {

    private static final String FIND = """
            select s.person_id, s.id as session_id, coalesce(i.external_id, '') as email, p.first_name, p.locale,
                i.person_id is null or i.verified_at is not null as verified,
                exists(select from consents c where c.person_id = s.person_id and c.terms_version = :terms) as terms_accepted,
                s.last_seen_at
            from sessions s
            join persons p on p.id = s.person_id
            left join identities i on i.person_id = s.person_id and i.platform = 'website'
            where s.token_hash = :hash and s.revoked_at is null and s.expires_at > :now
            """;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final KnownCallers known;
    private final AccountsSettings settings;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Decisions decisions, KnownCallers known, AccountsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.known = known;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who sends a request.
     *
     * @param email empty for whoever comes by Telegram alone
     * @param verified whether the e-mail address is proved; Telegram needs no proof
     * @param termsAccepted whether the terms in force are accepted
     */
    public record Caller(
            PersonId personId,
            UUID sessionId,
            String email,
            @Nullable String firstName,
            Locale locale,
            boolean verified,
            boolean termsAccepted) {

        /** Hides the address and the name. */
        @Override
        public String toString() {
            return "Caller[personId=" + personId + ", sessionId=" + sessionId + "]";
        }
    }

    private record Found(
            PersonId personId,
            UUID sessionId,
            String email,
            @Nullable String firstName,
            Locale locale,
            boolean verified,
            boolean termsAccepted,
            Instant lastSeenAt) {

        Caller caller() {
            return new Caller(personId, sessionId, email, firstName, locale, verified, termsAccepted);
        }
    }

    /**
     * Returns whose session {@code token} opens, or nothing when it is unknown, over or revoked. One read by index. While no
     * database can be asked, whoever was here lately is known all the same, without an address and a name.
     *
     * @throws RuntimeException when no database can be asked, and the caller is not known here
     */
    public Optional<Caller> authenticate(String token) {
        if (!BearerToken.SESSION.looksLike(token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = BearerToken.hash(token);
        try {
            var found = find(hash, now);
            found.filter(one -> one.lastSeenAt().isBefore(now.minus(settings.lastSeenEvery())))
                    .ifPresent(one -> seen(one.sessionId(), now));
            return found.map(Found::caller);
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            return Optional.of(known.find(hash, now).orElseThrow(() -> e));
        }
    }

    private Optional<Found> find(byte[] hash, Instant now) {
        return jdbc.sql(FIND)
                .param("terms", settings.termsVersion())
                .param("hash", hash)
                .param("now", SqlTime.of(now))
                .query(Found.class)
                .optional();
    }

    private void seen(UUID session, Instant now) {
        decisions.act(() -> {
            jdbc.sql("update sessions set last_seen_at = :now where id = :id and last_seen_at < :now")
                    .param("now", SqlTime.of(now))
                    .param("id", session)
                    .update();
        });
    }

    /**
     * Returns whether nobody has ended a session, or a device's token, and it was not over at {@code moment}: for whoever acts later on
     * what was asked by it.
     */
    public boolean isOpen(UUID session, Instant moment) {
        return jdbc.sql("""
                        select exists(select from sessions where id = :id and revoked_at is null and expires_at > :moment)
                            or exists(select from devices where id = :id and revoked_at is null)
                        """)
                .param("id", session)
                .param("moment", SqlTime.of(moment))
                .query(Boolean.class)
                .single();
    }

    /** Opens a session in the caller's transaction, for a person who has proved who they are. */
    public IssuedSession open(PersonId person, Instant now) {
        var token = BearerToken.SESSION.fresh();
        var hash = BearerToken.hash(token);
        var expiresAt = now.plus(settings.sessionLifetime()).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into sessions (id, person_id, token_hash, created_at, expires_at, last_seen_at)
                        values (:id, :person, :hash, :now, :expiresAt, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("hash", hash)
                .param("now", SqlTime.of(now))
                .param("expiresAt", SqlTime.of(expiresAt))
                .update();
        return new IssuedSession(token, expiresAt, find(hash, now).orElseThrow().caller());
    }

    /** Forgets, for times without a database, under which person's sessions somebody was here who is another person now. */
    public void forgetKnown(PersonId person) {
        known.forget(one -> one.personId().equals(person));
    }

    void revoke(UUID session, Instant now) {
        known.forget(one -> one.sessionId().equals(session));
        jdbc.sql("update sessions set revoked_at = :now where id = :id and revoked_at is null")
                .param("now", SqlTime.of(now))
                .param("id", session)
                .update();
    }

    void revokeAll(PersonId person, Instant now) {
        known.forget(one -> one.personId().equals(person));
        jdbc.sql("update sessions set revoked_at = :now where person_id = :person and revoked_at is null")
                .param("now", SqlTime.of(now))
                .param("person", person.value())
                .update();
    }
}
