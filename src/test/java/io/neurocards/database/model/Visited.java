package io.neurocards.database.model;

/**
 * The states that were met, as fingerprints of 64 bits; beside each, if wanted, where it was met from. That two of n states
 * share one has a chance of about n²/2^65: one in a million at 6 million states, one in two hundred at 425 million.
 */
final class Visited {

    static final int NONE = -1;

    private final long[] fingerprints;
    private final int[] origins;
    private final int mask;
    private long count;

    /** Keeps origins, and so can tell histories, when {@code traced}; that takes half as much room again. */
    Visited(int slotBits, boolean traced) {
        this.fingerprints = new long[1 << slotBits];
        this.origins = traced ? new int[1 << slotBits] : new int[0];
        this.mask = fingerprints.length - 1;
    }

    /**
     * Returns the slot of a new state, or {@link #NONE} when it is known.
     *
     * @throws IllegalStateException when there is no room for more
     */
    int add(long fingerprint, int origin) {
        var slot = (int) (fingerprint ^ (fingerprint >>> 32)) & mask;
        while (fingerprints[slot] != 0) {
            if (fingerprints[slot] == fingerprint) {
                return NONE;
            }
            slot = (slot + 1) & mask;
        }
        if (count > mask * 0.93) {
            throw new IllegalStateException("No room for more states: met=" + count + ", slots=" + fingerprints.length);
        }
        fingerprints[slot] = fingerprint;
        if (origins.length > 0) {
            origins[slot] = origin;
        }
        count++;
        return slot;
    }

    long count() {
        return count;
    }

    boolean isTraced() {
        return origins.length > 0;
    }

    int origin(int slot) {
        return origins[slot];
    }

    long fingerprint(int slot) {
        return fingerprints[slot];
    }

    static long fingerprint(long[] words) {
        var hash = 0x9E3779B97F4A7C15L;
        for (var word : words) {
            hash = mixed(hash ^ word) + 0x632BE59BD9B4E019L;
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mixed(long word) {
        var mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
