package io.neurocards.database.log;

import io.neurocards.database.Sealing;
import java.util.Arrays;
import java.util.Optional;

/** Why a database does not do what the log was asked for; each has an SQL state of its own. */
public enum Refusal {
    /** Another epoch, or another decider: whoever asked knows less than the database. */
    FENCED(Sealing.FENCED),
    /** What came is not of the line that is here. */
    DIVERGED("ZZ002"),
    /** The rows that came have a newer form than those that are here, which is to be migrated; or just another one. */
    SCHEMA_DIFFERS("ZZ003"),
    /** An entry that was known to be in two places is gone: this database lost its tail. */
    MARK_LOST("ZZ004"),
    /** A change in a transaction whose entry is closed. */
    SEALED("ZZ005"),
    /** An entry between the head and what came is missing. */
    GAP("ZZ006"),
    /** The log does not reach back that far. */
    BEFORE_BASE("ZZ007"),
    /** The database is being filled or migrated, or was when somebody died: that is to be done again, from its beginning. */
    UNFINISHED("ZZ008"),
    /** The rows here have a newer form than what came, or than what is to be undone: no way but to fill the database anew. */
    FILL_ANEW("ZZ009"),
    /** Rows would be lost that nobody said to throw away. */
    NOT_EMPTY("ZZ010");

    private final String sqlState;

    Refusal(String sqlState) {
        this.sqlState = sqlState;
    }

    static Optional<Refusal> of(String sqlState) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.sqlState.equals(sqlState))
                .findFirst();
    }
}
