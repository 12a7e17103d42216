package io.neurocards.operations.books.figures;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts rows of one subject together, which follow each other: its worth is in several when its customer paid in several currencies. */
final class CsvSubjects {

    private final Consumer<Subject> writer;

    private @Nullable Subject open;

    CsvSubjects(Consumer<Subject> writer) {
        this.writer = writer;
    }

    /** What stands on one line. */
    record Subject(
            UUID id,
            Amounts worth,

            @SuppressWarnings("ArrayRecordComponent") @Nullable
            Object[] cells) {

        private Subject plus(Amounts more) {
            return new Subject(id, worth.plus(more), cells);
        }
    }

    void add(Subject next) {
        var before = open;
        if (before != null && before.id().equals(next.id())) {
            open = before.plus(next.worth());
            return;
        }
        end();
        open = next;
    }

    /** Writes the last one. */
    void end() {
        var last = open;
        if (last != null) {
            writer.accept(last);
        }
        open = null;
    }
}
