package io.neurocards.accounts.export;

import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer takes along everything that we keep of them: as a file of data, and their photos and clips. */
@Component
public final class ExportMyData {

    private static final int MOST_A_DAY = 3;
    private static final Duration DAY = Duration.ofDays(1);

    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final OnePerson persons;
    private final List<ExportedData> kept;
    private final Clock clock;

    ExportMyData(Decisions decisions, JdbcClient jdbc, OnePerson persons, List<ExportedData> kept, Clock clock) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.persons = persons;
        this.kept = List.copyOf(kept);
        this.clock = clock;
    }

    /** Something that was begun, to be written once. */
    @FunctionalInterface
    public interface Archive {

        /**
         * Writes a ZIP, and leaves the stream open. What can't be read of photos and clips is named in it instead.
         *
         * @throws IOException when it can't be written on
         */
        void writeTo(OutputStream target) throws IOException;
    }

    /**
     * Begins an export.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds} after three in 24 hours; ACCOUNT_DELETED
     */
    public Archive begin(PersonId person) {
        var now = clock.instant();
        decisions.act(() -> count(person, now));
        var all = persons.all(person);
        return target -> new ExportArchive(jdbc, kept, all, now).write(target);
    }

    private void count(PersonId person, Instant now) {
        if (!persons.lock(person)) {
            throw new ProblemException(ProblemCode.ACCOUNT_DELETED);
        }
        jdbc.sql("delete from data_exports where person_id = :person and begun_at <= :day")
                .param("person", person.value())
                .param("day", SqlTime.of(now.minus(DAY)))
                .update();
        var begun = jdbc.sql("select begun_at from data_exports where person_id = :person order by begun_at")
                .param("person", person.value())
                .query((row, _) ->
                        row.getObject("begun_at", OffsetDateTime.class).toInstant())
                .list();
        if (begun.size() >= MOST_A_DAY) {
            var next = begun.get(begun.size() - MOST_A_DAY).plus(DAY);
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS)
                    .with(
                            "retry_after_seconds",
                            Math.max(1, Duration.between(now, next).toSeconds()));
        }
        jdbc.sql("insert into data_exports (id, person_id, begun_at) values (:id, :person, :now)")
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .update();
    }
}
