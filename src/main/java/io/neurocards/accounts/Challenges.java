package io.neurocards.accounts;

import io.neurocards.accounts.EmailCodes.Purpose;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of codes that were asked for; it holds no code. */
@Component
final class Challenges {

    private static final String COLUMNS = """
            select id, email, purpose, person_id, registration_id, locale, tries, created_at, expires_at, sent_at,
                abandoned_at, used_at
            from email_challenges
            """;

    private final JdbcClient jdbc;

    Challenges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One code that was asked for; without a person it is a decoy that is never mailed. */
    record Challenge(
            UUID id,
            String email,
            Purpose purpose,
            @Nullable PersonId personId,
            @Nullable UUID registrationId,
            Locale locale,
            int tries,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant sentAt,
            @Nullable Instant abandonedAt,
            @Nullable Instant usedAt) {

        boolean isOpen(Instant now) {
            return usedAt == null && expiresAt.isAfter(now);
        }

        boolean isToSend(Instant now) {
            return isOpen(now) && personId != null && sentAt == null && abandonedAt == null;
        }
    }

    void add(Challenge challenge) {
        var person = challenge.personId();
        jdbc.sql("""
                        insert into email_challenges
                            (id, email, purpose, person_id, registration_id, locale, tries, created_at, expires_at)
                        values (:id, :email, :purpose, :person, :registration, :locale, 0, :createdAt, :expiresAt)
                        """)
                .param("id", challenge.id())
                .param("email", challenge.email())
                .param("purpose", challenge.purpose().name())
                .param("person", person == null ? null : person.value())
                .param("registration", challenge.registrationId())
                .param("locale", challenge.locale().getLanguage())
                .param("createdAt", SqlTime.of(challenge.createdAt()))
                .param("expiresAt", SqlTime.of(challenge.expiresAt()))
                .update();
    }

    Optional<Challenge> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(Challenge.class)
                .optional();
    }

    /** Returns the moments at which codes were asked for after {@code since}, latest first. */
    List<Instant> askedSince(Email email, Purpose purpose, Instant since) {
        return jdbc.sql("""
                        select created_at from email_challenges
                        where email = :email and purpose = :purpose and created_at > :since
                        order by created_at desc
                        """)
                .param("email", email.text())
                .param("purpose", purpose.name())
                .param("since", SqlTime.of(since))
                .query((row, _) ->
                        row.getObject("created_at", OffsetDateTime.class).toInstant())
                .list();
    }

    /** Returns the last code asked for; with a registration, the last that was asked for it. */
    Optional<Challenge> latest(Email email, Purpose purpose, @Nullable UUID registration) {
        return jdbc.sql(COLUMNS + """
                        where email = :email and purpose = :purpose
                            and (:registration::uuid is null or registration_id = :registration::uuid)
                        order by created_at desc, id desc
                        limit 1
                        for update
                        """)
                .param("email", email.text())
                .param("purpose", purpose.name())
                .param("registration", registration)
                .query(Challenge.class)
                .optional();
    }

    void countTry(UUID id) {
        jdbc.sql("update email_challenges set tries = tries + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** Ends every code of the address for this purpose. */
    void use(Email email, Purpose purpose, Instant now) {
        jdbc.sql("""
                        update email_challenges set used_at = :now
                        where email = :email and purpose = :purpose and used_at is null
                        """)
                .param("email", email.text())
                .param("purpose", purpose.name())
                .param("now", SqlTime.of(now))
                .update();
    }

    void markSent(UUID id, Instant now) {
        jdbc.sql("update email_challenges set sent_at = :now where id = :id and sent_at is null")
                .param("id", id)
                .param("now", SqlTime.of(now))
                .update();
    }

    void abandon(UUID id, Instant now) {
        jdbc.sql("update email_challenges set abandoned_at = :now where id = :id and sent_at is null")
                .param("id", id)
                .param("now", SqlTime.of(now))
                .update();
    }

    List<UUID> unsent(Instant now) {
        return jdbc.sql("""
                        select id from email_challenges
                        where sent_at is null and abandoned_at is null and used_at is null and person_id is not null
                            and expires_at > :now
                        order by created_at, id
                        limit 1000
                        """)
                .param("now", SqlTime.of(now))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
