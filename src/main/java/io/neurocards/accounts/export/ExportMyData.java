package io.neurocards.accounts.export;

import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.Jobs;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer takes along everything that we keep of them: as a file of data, and their photos and clips. */
@Component
public final class ExportMyData {

    private static final int MOST_A_DAY = 3;

    /** Who was sent a link each time may open each of them once. */
    private static final int MOST_WITH_LINKS = 2 * MOST_A_DAY;

    private static final Duration DAY = Duration.ofDays(1);

    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final OnePerson persons;
    private final List<ExportedData> kept;
    private final Announcement announcement;
    private final Clock clock;

    ExportMyData(
            Decisions decisions,
            JdbcClient jdbc,
            OnePerson persons,
            List<ExportedData> kept,
            Announcement announcement,
            Clock clock) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.persons = persons;
        this.kept = List.copyOf(kept);
        this.announcement = announcement;
        this.clock = clock;
    }

    /** What happens with an export in the transaction that counts it. */
    @Component
    record Announcement(Jobs jobs, ApplicationEventPublisher events) {

        void begun(DataExported exported, @Nullable JobType job) {
            events.publishEvent(exported);
            if (job != null) {
                jobs.enqueue(job, exported.id());
            }
        }
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
     * An export that was counted, and whose it is.
     *
     * @param archive what is kept at the moment at which it is written
     */
    public record Begun(PersonId person, Instant at, Archive archive) {}

    /**
     * Begins an export.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds} after three in 24 hours; ACCOUNT_DELETED
     */
    public Archive begin(PersonId person) {
        var now = clock.instant();
        decisions.act(() -> count(person, now, MOST_A_DAY, null));
        return archive(person, now);
    }

    /**
     * Begins an export that a job makes, which is enqueued with the export's id.
     *
     * @throws ProblemException as {@link #begin(PersonId)}
     */
    public void begin(PersonId person, JobType job) {
        var now = clock.instant();
        decisions.act(() -> count(person, now, MOST_A_DAY, job));
    }

    /**
     * Begins an export anew that was counted, but could not be sent.
     *
     * @throws ProblemException NOT_FOUND once its customer has left, or after a day; TOO_MANY_REQUESTS with {@code
     *     retry_after_seconds} after six in 24 hours
     */
    public Archive beginAgain(UUID id) {
        var now = clock.instant();
        var person = begun(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))
                .person();
        decisions.act(() -> count(person, now, MOST_WITH_LINKS, null));
        return archive(person, now);
    }

    /** Returns an export that was counted within the last day; nothing once its customer has left. */
    public Optional<Begun> begun(UUID id) {
        return jdbc.sql("select person_id, begun_at from data_exports where id = :id and begun_at > :day")
                .param("id", id)
                .param("day", SqlTime.of(clock.instant().minus(DAY)))
                .query(Row.class)
                .optional()
                .map(row -> begun(new PersonId(row.personId()), row.begunAt()));
    }

    private record Row(UUID personId, Instant begunAt) {}

    private Begun begun(PersonId person, Instant at) {
        return new Begun(person, at, archive(person, clock.instant()));
    }

    private Archive archive(PersonId person, Instant now) {
        var all = persons.all(person);
        return target -> new ExportArchive(jdbc, kept, all, now).write(target);
    }

    private void count(PersonId person, Instant now, int most, @Nullable JobType job) {
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
        if (begun.size() >= most) {
            var next = begun.get(begun.size() - most).plus(DAY);
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS)
                    .with(
                            "retry_after_seconds",
                            Math.max(1, Duration.between(now, next).toSeconds()));
        }
        var id = UuidV7.at(now);
        jdbc.sql("insert into data_exports (id, person_id, begun_at) values (:id, :person, :now)")
                .param("id", id)
                .param("person", person.value())
                .param("now", SqlTime.of(now))
                .update();
        announcement.begun(new DataExported(id, person, now), job);
    }
}
