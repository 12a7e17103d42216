package io.neurocards.accounts;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.KnownTokens;
import io.neurocards.accounts.callers.TokenMemory;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was here lately by a session, for times in which no database can be asked: the newest sessions, without address and name. */
@Component
final class KnownCallers {

    /** Some 250 bytes each in the file. */
    private static final int MOST = 5000;

    private static final Duration LATELY = Duration.ofDays(7);

    /**
     * Whose session was ended on another node may be known here for as long after the last reading, and no longer. Until then it opens
     * what is the customer's own; a shorter time would sign everybody out in a night in which nobody mends the databases.
     */
    private static final Duration KNOWN_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final AccountsSettings settings;
    private final KnownTokens<Known> tokens;

    /** What is kept of a session; by a file of another build that does not say until when, nobody is known. */
    record Known(
            String tokenHash,
            UUID personId,
            UUID sessionId,
            String locale,
            boolean verified,
            boolean termsAccepted,
            @Nullable Instant goodUntil)
            implements KnownTokens.Known {

        @Override
        public boolean isGoodAt(Instant moment) {
            return goodUntil != null && goodUntil.isAfter(moment);
        }

        Caller caller() {
            return new Caller(new PersonId(personId), sessionId, "", null, Locale.of(locale), verified, termsAccepted);
        }
    }

    KnownCallers(JdbcClient jdbc, AccountsSettings settings, TokenMemory memory) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.tokens = memory.of("callers.json", Known.class, this::read);
    }

    Optional<Caller> find(byte[] tokenHash, Instant now) {
        return tokens.find(tokenHash, now).map(Known::caller);
    }

    /** Whoever signs out is not known any more, also when that can't be read anew in time. */
    void forget(Predicate<Caller> which) {
        tokens.forget(one -> which.test(one.caller()));
    }

    private List<Known> read(Instant now) {
        return jdbc.sql("""
                        select encode(s.token_hash, 'hex') as token_hash, s.person_id, s.id as session_id, p.locale,
                            i.person_id is null or i.verified_at is not null as verified,
                            exists(select from consents c
                                   where c.person_id = s.person_id and c.terms_version = :terms) as terms_accepted,
                            s.expires_at
                        from sessions s
                        join persons p on p.id = s.person_id
                        left join identities i on i.person_id = s.person_id and i.platform = 'website'
                        where s.revoked_at is null and s.expires_at > :now and s.last_seen_at > :since
                        order by s.last_seen_at desc
                        limit :most
                        """)
                .param("terms", settings.termsVersion())
                .param("now", SqlTime.of(now))
                .param("since", SqlTime.of(now.minus(LATELY)))
                .param("most", MOST)
                .query((row, _) -> new Known(
                        row.getString("token_hash"),
                        row.getObject("person_id", UUID.class),
                        row.getObject("session_id", UUID.class),
                        row.getString("locale"),
                        row.getBoolean("verified"),
                        row.getBoolean("terms_accepted"),
                        KnownTokens.goodUntil(
                                now,
                                KNOWN_FOR,
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant())))
                .list();
    }
}
