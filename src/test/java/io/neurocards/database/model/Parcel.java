package io.neurocards.database.model;

/**
 * A message of a node that is on its way to a database: an operation to decide, or a piece of the log to apply. It may arrive
 * long after its sender gave up, crashed, or changed its mind.
 */
record Parcel(Kind kind, int operation, int epoch, Log log) {

    enum Kind {
        NONE,
        DECIDE,
        SHIP;

        private static final Kind[] ALL = values();

        static Kind at(int ordinal) {
            return ALL[ordinal];
        }
    }

    static Parcel none(Log empty) {
        return new Parcel(Kind.NONE, 0, 0, empty);
    }

    static Parcel decide(int operation, int epoch, Log empty) {
        return new Parcel(Kind.DECIDE, operation, epoch, empty);
    }

    static Parcel ship(int epoch, Log log) {
        return new Parcel(Kind.SHIP, 0, epoch, log);
    }

    boolean isThere() {
        return kind != Kind.NONE;
    }

    boolean concerns(int wanted) {
        return kind == Kind.DECIDE && operation == wanted;
    }

    Parcel renamed(Renaming renaming) {
        return new Parcel(kind, kind == Kind.DECIDE ? renaming.of(operation) : 0, epoch, log.renamed(renaming));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NONE -> "-";
            case DECIDE -> "decide " + Operations.name(operation) + " in e" + epoch;
            case SHIP -> "apply " + log + " in e" + epoch;
        };
    }
}
