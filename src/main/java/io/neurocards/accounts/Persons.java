package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who our customers are. */
@Component
public final class Persons {

    private final JdbcClient jdbc;
    private final Decisions decisions;

    Persons(JdbcClient jdbc, Decisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    /** A customer's profile; the e-mail address may not be proved yet. */
    public record Person(
            PersonId id, @Nullable String email, @Nullable String firstName, Locale locale, Instant createdAt) {

        /** Hides the address and the name. */
        @Override
        public String toString() {
            return "Person[id=" + id + "]";
        }
    }

    public Optional<Person> find(PersonId id) {
        return jdbc.sql("""
                        select p.id, i.external_id as email, p.first_name, p.locale, p.created_at
                        from persons p left join identities i on i.person_id = p.id and i.platform = 'website'
                        where p.id = :id
                        """).param("id", id.value()).query(Person.class).optional();
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
