package io.neurocards.accounts.platforms;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was here lately, by a session or with an app. */
@Component
public final class LatelyHere {

    private final JdbcClient jdbc;
    private final Clock clock;

    LatelyHere(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Returns whoever is signed in, or has an app, and was here since that moment, the latest first, at most {@code most}.
     *
     * @param others counted as if they were here now, if they are persons still
     */
    public List<PersonId> since(Instant since, Collection<PersonId> others, int most) {
        return jdbc.sql("""
                        select person_id from (
                            select person_id, last_seen_at from sessions
                            where revoked_at is null and expires_at > :now and last_seen_at > :since
                            union all
                            select i.person_id, d.last_seen_at from devices d join identities i on i.id = d.identity_id
                            where d.revoked_at is null and d.last_seen_at > :since
                            union all
                            select id, :now from persons
                            where id = any (:others) and erased_at is null and joined_into is null) here
                        group by person_id order by max(last_seen_at) desc, person_id limit :most
                        """)
                .param("now", SqlTime.of(clock.instant()))
                .param("since", SqlTime.of(since))
                .param("others", others.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("most", most)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }
}
