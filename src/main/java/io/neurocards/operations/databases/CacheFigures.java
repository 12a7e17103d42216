package io.neurocards.operations.databases;

/** Whoever keeps copies for reading while no database can be asked; there may be none. */
@FunctionalInterface
public interface CacheFigures {

    Figures figures();

    /** @param hits reads that it could answer since this process began */
    record Figures(long items, long bytes, long hits, long misses) {}
}
