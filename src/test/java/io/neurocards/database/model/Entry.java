package io.neurocards.database.model;

/**
 * A decision in the log. Two entries are equal when their hashes would be: same operation, same outcome, same stamp. The stamp
 * is what tells two decisions of one operation apart: the epoch, and after a lost tail a nonce as well. There is one object for
 * each value.
 */
record Entry(int operation, boolean granted, int stamp) {

    static final int BITS = 8;

    private static final Entry[] ALL = all();

    static Entry of(int operation, boolean granted, int stamp) {
        return ALL[index(operation, granted, stamp)];
    }

    static Entry at(int index) {
        return ALL[index];
    }

    int index() {
        return index(operation, granted, stamp);
    }

    private static int index(int operation, boolean granted, int stamp) {
        return (operation << 6) | (granted ? 1 << 5 : 0) | stamp;
    }

    /** What a comparison by number alone sees: which operation and what came of it, not which decision it was. */
    boolean looksLike(Entry other) {
        return operation == other.operation && granted == other.granted;
    }

    Entry renamed(Renaming renaming) {
        return of(renaming.of(operation), granted, stamp);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index();
    }

    @Override
    public String toString() {
        return Operations.name(operation) + (granted ? "+" : "-") + "@" + (stamp & 15) + (stamp > 15 ? "'" : "");
    }

    private static Entry[] all() {
        var all = new Entry[1 << BITS];
        for (var index = 0; index < all.length; index++) {
            all[index] = new Entry(index >> 6, ((index >> 5) & 1) == 1, index & 31);
        }
        return all;
    }
}
