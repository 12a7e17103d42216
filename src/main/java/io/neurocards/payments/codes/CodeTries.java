package io.neurocards.payments.codes;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks codes up for people, and counts those that nobody has made, so that none is found by trying: ten in an hour, promo codes
 * and gifts together.
 */
@Component
public record CodeTries(JdbcClient jdbc, Decisions decisions, Clock clock) {

    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofHours(1);

    private record Tries(int tries, Instant since) {}

    private record Looked<T>(Optional<T> found, long waitSeconds) {}

    /**
     * Returns what {@code look} finds, in a transaction of its own. Whoever has typed too many is told nothing, also of a code that
     * there is.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds}
     */
    public <T> Optional<T> look(PersonId person, Supplier<Optional<T>> look) {
        var now = clock.instant();
        var looked = decisions.act(() -> counted(person, look, now));
        if (looked.waitSeconds() > 0) {
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS).with("retry_after_seconds", looked.waitSeconds());
        }
        return looked.found();
    }

    private <T> Looked<T> counted(PersonId person, Supplier<Optional<T>> look, Instant now) {
        var before = lock(person, now);
        var over = !before.since().plus(WITHIN).isAfter(now);
        if (!over && before.tries() >= MOST) {
            var wait = Duration.between(now, before.since().plus(WITHIN)).toSeconds();
            return new Looked<>(Optional.empty(), Math.max(1, wait));
        }
        var found = look.get();
        if (found.isEmpty()) {
            count(person, over ? new Tries(1, now) : new Tries(before.tries() + 1, before.since()));
        }
        return new Looked<>(found, 0);
    }

    /** The update changes nothing; it locks the row that is there already and returns what is in it by now. */
    private Tries lock(PersonId person, Instant now) {
        return jdbc.sql("""
                        insert into code_tries as t (id, tries, since) values (:person, 0, :now)
                        on conflict on constraint code_tries_pkey do update set tries = t.tries
                        returning t.tries, t.since
                        """)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .query((row, _) -> new Tries(
                        row.getInt("tries"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .single();
    }

    private void count(PersonId person, Tries tries) {
        jdbc.sql("update code_tries set tries = :tries, since = :since where id = :person")
                .param("tries", tries.tries())
                .param("since", SqlTime.of(tries.since()))
                .param("person", person.value())
                .update();
    }

    /** Forgets those that count no more. */
    public void forget() {
        decisions.act(() -> {
            jdbc.sql("delete from code_tries where since < :before")
                    .param("before", SqlTime.of(clock.instant().minus(WITHIN)))
                    .update();
        });
    }
}
