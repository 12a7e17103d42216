package io.neurocards.accounts.linking;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who now, of persons as they were known before accounts were linked. */
@Component
public record OnePerson(JdbcClient jdbc) {

    /** Returns who a person is now: themselves, or whom they were joined with. */
    public PersonId current(PersonId person) {
        return jdbc.sql("""
                        with recursive up (id, joined_into) as (
                            select id, joined_into from persons where id = :person
                            union select p.id, p.joined_into from persons p join up on p.id = up.joined_into)
                        select id from up where joined_into is null
                        """)
                .param("person", person.value())
                .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
                .optional()
                .orElse(person);
    }

    /** Returns a person and everybody who was joined with them. */
    public List<PersonId> all(PersonId current) {
        return jdbc.sql("""
                        with recursive one (id) as (
                            select cast(:person as uuid) union select p.id from persons p join one on p.joined_into = one.id)
                        select id from one order by id
                        """)
                .param("person", current.value())
                .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Waits, within the caller's transaction, until nobody links, leaves or is banned as this person, and keeps it so.
     *
     * @return whether they are there and have not left
     */
    public boolean lock(PersonId current) {
        Decisions.requireOpen();
        return jdbc.sql("select erased_at is null as present from persons where id = :person for no key update")
                .param("person", current.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
