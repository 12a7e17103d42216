package io.neurocards.database.model;

import java.util.ArrayList;
import java.util.List;

/** The states of one depth that are still to be looked at: their words, and the slot of each. What was read is let go. */
final class Frontier {

    private static final int STATES_A_CHUNK = 1 << 14;

    private final int words;
    private final List<long[]> chunks = new ArrayList<>();
    private long size;

    Frontier(int words) {
        this.words = words;
    }

    void add(long[] state, int slot) {
        var place = (int) (size % STATES_A_CHUNK) * (words + 1);
        if (place == 0) {
            chunks.add(new long[STATES_A_CHUNK * (words + 1)]);
        }
        var chunk = chunks.getLast();
        System.arraycopy(state, 0, chunk, place, words);
        chunk[place + words] = slot;
        size++;
    }

    long size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void drain(Reader reader) {
        for (var index = 0; index < chunks.size(); index++) {
            var chunk = chunks.get(index);
            var states = index < chunks.size() - 1 ? STATES_A_CHUNK : (int) ((size - 1) % STATES_A_CHUNK) + 1;
            for (var state = 0; state < states; state++) {
                var place = state * (words + 1);
                if (!reader.read(chunk, place, (int) chunk[place + words])) {
                    return;
                }
            }
            chunks.set(index, null);
        }
    }

    /** Takes a state; says whether to go on. */
    interface Reader {

        boolean read(long[] chunk, int place, int slot);
    }
}
