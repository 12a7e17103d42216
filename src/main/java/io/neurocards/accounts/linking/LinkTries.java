package io.neurocards.accounts.linking;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the codes that a person typed, so that nobody finds one by trying: five in ten minutes. */
@Component
record LinkTries(JdbcClient jdbc) {

    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private record Tries(int tries, Instant since) {}

    /**
     * Counts one, before the code is looked at.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds}, counting nothing
     */
    void count(PersonId person, Instant now) {
        var before = lock(person, now);
        var over = !before.since().plus(WITHIN).isAfter(now);
        if (!over && before.tries() >= MOST) {
            var wait = Duration.between(now, before.since().plus(WITHIN));
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS)
                    .with("retry_after_seconds", Math.max(1, wait.toSeconds()));
        }
        jdbc.sql("update link_tries set tries = :tries, since = :since where id = :person")
                .param("tries", over ? 1 : before.tries() + 1)
                .param("since", SqlTime.of(over ? now : before.since()))
                .param("person", person.value())
                .update();
    }

    /** The update changes nothing; it locks the row that is there already and returns what is in it by now. */
    private Tries lock(PersonId person, Instant now) {
        return jdbc.sql("""
                        insert into link_tries as t (id, tries, since) values (:person, 0, :now)
                        on conflict on constraint link_tries_pkey do update set tries = t.tries
                        returning t.tries, t.since
                        """)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .query((row, _) -> new Tries(
                        row.getInt("tries"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** Forgets the tries of somebody who had a right code. */
    void forget(PersonId person) {
        jdbc.sql("delete from link_tries where id = :person")
                .param("person", person.value())
                .update();
    }
}
