package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who our customers are. */
@Component
public final class Persons {

    /** Characters that a first or last name has at most. */
    public static final int LONGEST_NAME = 64;

    /** Characters that an e-mail address has at most. */
    public static final int LONGEST_EMAIL = 254;

    private final JdbcClient jdbc;
    private final Decisions decisions;

    Persons(JdbcClient jdbc, Decisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    private static final String PROFILE = """
            select p.id, i.external_id as email, i.verified_at is not null as email_verified, p.first_name, p.last_name,
                p.locale, p.created_at
            from persons p left join identities i on i.person_id = p.id and i.platform = 'website'
            """;

    /** Returns the languages that we write in, by their codes. */
    public static List<String> languages() {
        return Languages.codes();
    }

    /** A customer's profile; the e-mail address may not be proved yet. */
    public record Person(
            PersonId id,
            @Nullable String email,
            boolean emailVerified,
            @Nullable String firstName,
            @Nullable String lastName,
            Locale locale,
            Instant createdAt) {

        /** Hides the address and the name. */
        @Override
        public String toString() {
            return "Person[id=" + id + "]";
        }
    }

    public Optional<Person> find(PersonId id) {
        return jdbc.sql(PROFILE + "where p.id = :id")
                .param("id", id.value())
                .query(Person.class)
                .optional();
    }

    /** Returns who signed up with an address; nobody when nobody did, or when it can't be one. One read by index. */
    public Optional<Person> withEmail(String typed) {
        return addressOf(typed)
                .flatMap(email -> jdbc.sql(PROFILE + "where i.external_id = :email")
                        .param("email", email)
                        .query(Person.class)
                        .optional());
    }

    /** Returns an address in the one spelling in which addresses are kept; nothing for what can't be one. */
    public static Optional<String> addressOf(String typed) {
        try {
            return Optional.of(Email.of(typed).text());
        } catch (ProblemException _) {
            return Optional.empty(); // nobody has what is no address
        }
    }

    /** What a customer wants to be changed; null, and a name without a visible character, leaves what is there. */
    public record Change(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Locale locale) {

        /** Hides the names. */
        @Override
        public String toString() {
            return "Change[***]";
        }
    }

    /**
     * Changes what a customer may change about themselves, and returns how it is now.
     *
     * @throws ProblemException NAME_INVALID with {@code max}; INVALID_REQUEST when we do not have that language
     */
    public Person change(PersonId id, Change change) {
        var firstName = PersonName.of(change.firstName());
        var lastName = PersonName.of(change.lastName());
        var language = change.locale() == null
                ? null
                : Languages.exactly(change.locale()).getLanguage();
        return decisions.act(() -> {
            jdbc.sql("""
                            update persons set first_name = coalesce(:firstName, first_name),
                                last_name = coalesce(:lastName, last_name), locale = coalesce(:language, locale)
                            where id = :id
                            """)
                    .param("firstName", firstName, Types.VARCHAR)
                    .param("lastName", lastName, Types.VARCHAR)
                    .param("language", language, Types.VARCHAR)
                    .param("id", id.value())
                    .update();
            return find(id).orElseThrow(() -> new ProblemException(ProblemCode.ACCOUNT_DELETED));
        });
    }

    /**
     * Changes the language in which we write to the person.
     *
     * @throws ProblemException INVALID_REQUEST when we do not have that language
     */
    public void setLocale(PersonId id, Locale locale) {
        var language = Languages.exactly(locale).getLanguage();
        decisions.act(() -> {
            jdbc.sql("update persons set locale = :locale where id = :id and locale <> :locale")
                    .param("locale", language)
                    .param("id", id.value())
                    .update();
        });
    }

    /**
     * Returns a name without surrounding space, or null when nothing is left.
     *
     * @throws ProblemException NAME_INVALID with {@code max}
     */
    public static @Nullable String checkedName(@Nullable String typed) {
        return PersonName.of(typed);
    }

    /**
     * Returns a new person, in the caller's transaction, who has no identity yet.
     *
     * @param firstName already checked: 1 to 64 characters
     * @param locale the language to write in; another than ours becomes Russian
     */
    public PersonId create(@Nullable String firstName, Locale locale, Instant now) {
        Decisions.requireOpen();
        var person = PersonId.at(now);
        jdbc.sql("insert into persons (id, first_name, locale, created_at) values (:id, :firstName, :locale, :now)")
                .param("id", person.value())
                .param("firstName", firstName)
                .param("locale", Languages.closest(locale).getLanguage())
                .param("now", SqlTime.of(now))
                .update();
        return person;
    }

    /** Writes down, in the caller's transaction, a last name that was checked: 1 to 64 characters. */
    public void setLastName(PersonId id, String lastName) {
        Decisions.requireOpen();
        jdbc.sql("update persons set last_name = :name where id = :id and last_name is distinct from :name")
                .param("name", lastName)
                .param("id", id.value())
                .update();
    }

    void introduce(PersonId id, @Nullable String firstName, Locale locale) {
        jdbc.sql("update persons set first_name = :firstName, locale = :locale where id = :id")
                .param("firstName", firstName)
                .param("locale", locale.getLanguage())
                .param("id", id.value())
                .update();
    }
}
