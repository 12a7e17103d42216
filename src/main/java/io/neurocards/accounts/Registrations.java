package io.neurocards.accounts;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was typed at sign-ups whose address is not proved yet. */
@Component
final class Registrations {

    private final JdbcClient jdbc;
    private final AccountsSettings settings;

    Registrations(JdbcClient jdbc, AccountsSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What somebody typed, checked. */
    record Typed(
            String passwordHash,
            @Nullable String firstName,
            Locale locale,
            @Nullable String referralCode) {

        /** Hides everything. */
        @Override
        public String toString() {
            return "Typed[***]";
        }
    }

    record Registration(
            UUID id,
            PersonId personId,
            String passwordHash,
            @Nullable String firstName,
            Locale locale,
            String termsVersion,
            @Nullable String referralCode,
            Instant createdAt) {}

    UUID add(PersonId person, Typed typed, Instant now) {
        var id = UuidV7.at(now);
        jdbc.sql("""
                        insert into registrations
                            (id, person_id, password_hash, first_name, locale, terms_version, referral_code, created_at)
                        values (:id, :person, :hash, :firstName, :locale, :terms, :code, :now)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("hash", typed.passwordHash())
                .param("firstName", typed.firstName())
                .param("locale", typed.locale().getLanguage())
                .param("code", typed.referralCode())
                .param("terms", settings.termsVersion())
                .param("now", SqlTime.of(now))
                .update();
        return id;
    }

    /** Returns the registration, or the person's last one when {@code id} is null. */
    Optional<Registration> find(PersonId person, @Nullable UUID id) {
        return jdbc.sql("""
                        select id, person_id, password_hash, first_name, locale, terms_version, referral_code, created_at
                        from registrations
                        where person_id = :person and (:id::uuid is null or id = :id::uuid)
                        order by created_at desc, id desc
                        limit 1
                        """)
                .param("person", person.value())
                .param("id", id)
                .query(Registration.class)
                .optional();
    }

    /** Forgets what everybody typed who wanted this person's address. */
    void forget(PersonId person) {
        jdbc.sql(
                        "update email_challenges set registration_id = null where person_id = :person and registration_id is not null")
                .param("person", person.value())
                .update();
        jdbc.sql("delete from registrations where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
