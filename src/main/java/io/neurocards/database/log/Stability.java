package io.neurocards.database.log;

/** Knows when an entry can't be lost any more. */
@FunctionalInterface
public interface Stability {

    /**
     * Returns once {@code place} is stable, by number and hash, in {@code epoch}.
     *
     * @throws org.springframework.dao.DataAccessException with SQL state {@link io.neurocards.database.Sealing#FENCED} when
     *     that epoch ended first: the operation is to be decided again
     */
    void await(long epoch, Head place);

    /** Hears what a transaction of {@code epoch} failed by. */
    default void failed(long epoch, RuntimeException failure) {}
}
