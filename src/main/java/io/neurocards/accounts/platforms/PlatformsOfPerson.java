package io.neurocards.accounts.platforms;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which accounts, addresses and devices somebody is known. */
@Component
public final class PlatformsOfPerson {

    private final JdbcClient jdbc;

    PlatformsOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param externalId the platform's name for it: a number, an address, or what an installation calls itself
     */
    public record Known(Platform platform, String externalId, Instant since) {

        /** Hides the name. */
        @Override
        public String toString() {
            return "Known[platform=" + platform + "]";
        }
    }

    /** Returns all of a person's, the oldest first. */
    public List<Known> of(PersonId person) {
        return jdbc.sql("""
                        select platform, external_id, created_at from identities where person_id = :person
                        order by created_at, id
                        """)
                .param("person", person.value())
                .query((row, _) -> known(row))
                .list();
    }

    /** Returns those of each of these persons, as {@link #of(PersonId)} does. */
    public Map<PersonId, List<Known>> of(Collection<PersonId> persons) {
        return jdbc
                .sql("""
                        select person_id, platform, external_id, created_at from identities where person_id = any (:persons)
                        order by created_at, id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), known(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Platform.of(row.getString("platform")).orElseThrow(),
                row.getString("external_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
