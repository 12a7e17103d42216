package io.neurocards.accounts;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who was here lately, for times in which no database can be asked: the newest sessions, read every so often when that is
 * stable, and kept in a file. A session is known by the digest of its token, as in the database; no address, no name.
 */
final class KnownCallers {

    /** Some 250 bytes each in the file. */
    private static final int MOST = 5000;

    private static final Duration LATELY = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final CallersFile file;
    private final AccountsSettings settings;
    private final Clock clock;
    private volatile Map<String, Known> callers = Map.of();

    /** What is kept of a session. */
    record Known(
            String tokenHash,
            UUID personId,
            UUID sessionId,
            String locale,
            boolean verified,
            boolean termsAccepted,
            Instant expiresAt) {

        Caller caller() {
            return new Caller(new PersonId(personId), sessionId, "", null, Locale.of(locale), verified, termsAccepted);
        }
    }

    KnownCallers(JdbcClient jdbc, Decisions decisions, CallersFile file, AccountsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.file = file;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes what was kept before this process began. */
    void load() throws IOException {
        know(file.read());
    }

    /**
     * Reads anew who was here, and keeps it.
     *
     * @throws RuntimeException when no database can be asked; what is known stays
     */
    void refresh() throws IOException {
        var now = clock.instant();
        var read = decisions.act(() -> read(now));
        know(read);
        file.write(read);
    }

    private void know(List<Known> read) {
        callers = read.stream().collect(Collectors.toUnmodifiableMap(Known::tokenHash, one -> one));
    }

    Optional<Caller> find(byte[] tokenHash, Instant now) {
        return Optional.ofNullable(callers.get(HexFormat.of().formatHex(tokenHash)))
                .filter(one -> one.expiresAt().isAfter(now))
                .map(Known::caller);
    }

    /** Whoever signs out is not known any more, also when that can't be read anew in time. */
    synchronized void forget(Predicate<Caller> which) {
        if (callers.isEmpty()) {
            return;
        }
        know(callers.values().stream().filter(one -> !which.test(one.caller())).toList());
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
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
