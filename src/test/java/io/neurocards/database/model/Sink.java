package io.neurocards.database.model;

/** Takes one thing that may happen next, and what is so afterwards. */
@FunctionalInterface
interface Sink {

    void next(Move move, State after);
}
