package io.neurocards.accounts.platforms;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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
                .query((row, _) -> new Known(
                        Platform.of(row.getString("platform")).orElseThrow(),
                        row.getString("external_id"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
