package io.neurocards.database.log;

/** One of the two places for a database. */
public enum Side {
    PRIMARY(1),
    BACKUP(2);

    private final int number;

    Side(int number) {
        this.number = number;
    }

    /** Returns the number by which the databases know this side. */
    public int number() {
        return number;
    }

    public Side other() {
        return this == PRIMARY ? BACKUP : PRIMARY;
    }

    /** @throws IllegalArgumentException when there is no such side */
    static Side of(int number) {
        for (var side : values()) {
            if (side.number == number) {
                return side;
            }
        }
        throw new IllegalArgumentException("There is no side " + number);
    }
}
