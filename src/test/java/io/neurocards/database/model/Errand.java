package io.neurocards.database.model;

/** A message that gives a database its authority: open as decider, or join as follower with this much in common. */
record Errand(Kind kind, Configuration configuration, Log common) {

    enum Kind {
        NONE,
        OPEN,
        JOIN;

        private static final Kind[] ALL = values();

        static Kind at(int ordinal) {
            return ALL[ordinal];
        }
    }

    static Errand none(Log empty) {
        return new Errand(Kind.NONE, Configuration.at(0), empty);
    }

    boolean isThere() {
        return kind != Kind.NONE;
    }

    Errand mirrored() {
        return kind == Kind.NONE ? this : new Errand(kind, configuration.mirrored(), common);
    }

    Errand renamed(Renaming renaming) {
        return new Errand(kind, configuration, common.renamed(renaming));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NONE -> "-";
            case OPEN -> "open " + configuration;
            case JOIN -> "join " + configuration + " with " + common;
        };
    }
}
