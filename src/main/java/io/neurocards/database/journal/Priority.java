package io.neurocards.database.journal;

/** How urgent an accepted operation is, 1 to 5; the journal keeps it, whoever replays goes by it. */
public enum Priority {
    LOW(1),
    NORMAL(2),
    HIGH(3),
    CRITICAL(4),
    EMERGENCY(5);

    private final int level;

    Priority(int level) {
        this.level = level;
    }

    public int level() {
        return level;
    }

    /** @throws IllegalArgumentException when there is no such level */
    static Priority ofLevel(int level) {
        for (var priority : values()) {
            if (priority.level == level) {
                return priority;
            }
        }
        throw new IllegalArgumentException("No such priority: level=" + level);
    }
}
