package io.neurocards.database.model;

/** The operation that a node has in hand. {@code decision} is what the decider told, {@code first} that it was told as news. */
record Work(int operation, Stage stage, Entry decision, boolean first) {

    enum Stage {
        IDLE,
        SENT,
        DECIDED;

        private static final Stage[] ALL = values();

        static Stage at(int ordinal) {
            return ALL[ordinal];
        }
    }

    static final int NOTHING = 3;
    static final Work NONE = new Work(NOTHING, Stage.IDLE, Entry.at(0), false);

    static Work sent(int operation) {
        return new Work(operation, Stage.SENT, Entry.at(0), false);
    }

    static Work decided(Entry decision, boolean first) {
        return new Work(decision.operation(), Stage.DECIDED, decision, first);
    }

    boolean isIdle() {
        return stage == Stage.IDLE;
    }

    boolean isSent() {
        return stage == Stage.SENT;
    }

    boolean isDecided() {
        return stage == Stage.DECIDED;
    }

    Work renamed(Renaming renaming) {
        return stage == Stage.IDLE
                ? this
                : new Work(renaming.of(operation), stage, isDecided() ? decision.renamed(renaming) : decision, first);
    }

    @Override
    public String toString() {
        return switch (stage) {
            case IDLE -> "idle";
            case SENT -> "asked for " + Operations.name(operation);
            case DECIDED -> "holds " + decision + (first ? "" : " (repeated)");
        };
    }
}
