package io.neurocards.waiting;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest thing that can be wished: a row with what was written, one more each time that it is done. */
final class Notes implements WaitingAction {

    record Noted(UUID row) {}

    /** What happens to a note besides being written. */
    interface Fate {
        void befall(String text) throws IOException;
    }

    private final Supplier<Decisions> decisions;
    private final Supplier<JdbcClient> jdbc;
    private final Priority priority;
    private final Optional<Duration> expiresAfter;
    volatile Fate before = _ -> {};
    volatile Fate after = _ -> {};

    Notes(
            Supplier<Decisions> decisions,
            Supplier<JdbcClient> jdbc,
            Priority priority,
            Optional<Duration> expiresAfter) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.priority = priority;
        this.expiresAfter = expiresAfter;
    }

    static Wish wish(PersonId person, String text, String type) {
        return new Wish(
                OperationId.named(text),
                person,
                "website",
                type,
                Bytes.of(text.getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    Wish wish(PersonId person, String text) {
        return wish(person, text, type());
    }

    UUID write(OperationId id, String text) {
        return decisions
                .get()
                .decide(new Operation(id, type(), text), Noted.class, () -> {
                    var row = UUID.randomUUID();
                    jdbc.get()
                            .sql(
                                    "insert into workers (id, name, started_at, beat_at) values (:id, :name, now(), now())")
                            .param("id", row)
                            .param("name", text + " " + row)
                            .update();
                    return new Noted(row);
                })
                .row();
    }

    @Override
    public String type() {
        return "test.note." + priority.level();
    }

    @Override
    public Priority priority() {
        return priority;
    }

    @Override
    public Optional<Duration> expiresAfter() {
        return expiresAfter;
    }

    @Override
    public String decide(AcceptedOperation operation) throws IOException {
        var text = new String(operation.payload().toArray(), StandardCharsets.UTF_8);
        before.befall(text);
        var row = write(operation.id(), text);
        after.befall(text);
        return "/notes/" + row;
    }
}
