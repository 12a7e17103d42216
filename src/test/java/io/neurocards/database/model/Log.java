package io.neurocards.database.model;

/**
 * The gapless log of a database, or what a journal or a message says of one. Logs of one family are made once each, so that
 * they compare by identity, as hash chains do.
 */
final class Log {

    static final int BITS = 16;

    private final Family family;
    private final int index;
    private final Log before;
    private final Entry last;
    private final int length;
    private final int grants;
    private final Entry[] decisions = new Entry[Operations.MOST + 1];
    private final int[] positions = {-1, -1, -1, -1};
    private Log[] longer = {};
    private Log[] renamed = {};

    /** All logs that a run has met. */
    static final class Family {

        private Log[] met = new Log[64];
        private int count;
        private final Log empty = new Log(this, null, null, 0);

        Log empty() {
            return empty;
        }

        Log at(int index) {
            return met[index];
        }

        private int add(Log log) {
            if (count == 1 << BITS) {
                throw new IllegalStateException("More than " + count + " logs: the encoding has no room for them");
            }
            if (count == met.length) {
                met = java.util.Arrays.copyOf(met, 2 * count);
            }
            met[count] = log;
            return count++;
        }
    }

    private Log(Family family, Log before, Entry last, int length) {
        this.family = family;
        this.before = before;
        this.last = last;
        this.length = length;
        this.grants = length == 0 ? 0 : before.grants + (last.granted() ? 1 : 0);
        this.index = family.add(this);
        for (var position = 0; position < length; position++) {
            var operation = entry(position).operation();
            if (positions[operation] < 0) {
                positions[operation] = position;
                decisions[operation] = entry(position);
            }
        }
    }

    int index() {
        return index;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    Entry entry(int position) {
        return first(position + 1).last;
    }

    Log append(Entry entry) {
        if (longer.length == 0) {
            longer = new Log[1 << Entry.BITS];
        }
        var found = longer[entry.index()];
        if (found == null) {
            found = new Log(family, this, entry, length + 1);
            longer[entry.index()] = found;
        }
        return found;
    }

    Log first(int entries) {
        var log = this;
        while (log.length > entries) {
            log = log.before;
        }
        return log;
    }

    boolean startsWith(Log prefix) {
        return first(prefix.length) == prefix;
    }

    Log commonWith(Log other) {
        var one = first(other.length);
        var two = other.first(length);
        while (one != two) {
            one = one.before;
            two = two.before;
        }
        return one;
    }

    /** Returns where the operation was decided first, or -1. */
    int position(int operation) {
        return positions[operation];
    }

    /** Returns the first decision on the operation, or nothing. */
    Entry decisionOn(int operation) {
        return decisions[operation];
    }

    int grants() {
        return grants;
    }

    Log renamed(Renaming renaming) {
        if (length == 0 || renaming.isIdentity()) {
            return this;
        }
        if (renamed.length == 0) {
            renamed = new Log[Renaming.ALL.size()];
        }
        var found = renamed[renaming.index()];
        if (found == null) {
            found = before.renamed(renaming).append(last.renamed(renaming));
            renamed[renaming.index()] = found;
        }
        return found;
    }

    @Override
    public String toString() {
        return length == 0 ? "[]" : (length == 1 ? "[" : before.toString().replace("]", " ")) + last + "]";
    }
}
