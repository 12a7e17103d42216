package io.neurocards.notifications.messages;

import io.neurocards.shared.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who somebody of earlier times is now. */
@Component
record WhoStays(JdbcClient jdbc) {

    /** Returns whom the person was joined with in the end; nobody when they left. */
    Optional<PersonId> of(PersonId person) {
        return jdbc.sql("""
                        with recursive one (id) as (
                            select cast(:person as uuid)
                            union select p.joined_into from persons p join one on p.id = one.id where p.joined_into is not null)
                        select p.id from persons p join one on one.id = p.id
                        where p.joined_into is null and p.erased_at is null
                        """)
                .param("person", person.value())
                .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
                .optional();
    }
}
