package io.neurocards.operations.books.figures;

import io.neurocards.database.TestDatabase;

/** A studio that sold a clip of one model for less than its provider took, and one of another for more. */
public final class LosingModel implements AutoCloseable {

    private final BookHistory history = new BookHistory();

    /** Sells both in November 2026. */
    public LosingModel() {
        var anna = history.person(BookHistory.at("11-10T10:00"));
        history.paid(anna, "yookassa", "RUB", 100_000, 10, BookHistory.at("11-10T10:00"), false);
        var dear = history.clip(anna, "dear", 1, BookHistory.at("11-11T10:00"));
        history.tried(dear, 1, "ready", 220L, true);
        history.delivered(anna, dear, BookHistory.at("11-11T11:00"));
        var cheap = history.clip(anna, "cheap", 1, BookHistory.at("11-12T10:00"));
        history.tried(cheap, 1, "ready", 20L, true);
        history.delivered(anna, cheap, BookHistory.at("11-12T11:00"));
    }

    /** Gives somebody so many credits. */
    public void gives(long credits) {
        var at = BookHistory.at("11-13T10:00");
        history.given(history.person(at), credits, at);
    }

    public TestDatabase database() {
        return history.database();
    }

    public BookFigures figures() {
        return TestFigures.figures(history.database());
    }

    @Override
    public void close() {
        history.close();
    }
}
