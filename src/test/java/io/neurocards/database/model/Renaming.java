package io.neurocards.database.model;

import java.util.List;

/** Operations differ in name only, so a state that is another with names exchanged need not be looked at again. */
record Renaming(int index, List<Integer> names) {

    static final List<Renaming> ALL = List.of(
            new Renaming(0, List.of(0, 1, 2)),
            new Renaming(1, List.of(1, 0, 2)),
            new Renaming(2, List.of(0, 2, 1)),
            new Renaming(3, List.of(1, 2, 0)),
            new Renaming(4, List.of(2, 0, 1)),
            new Renaming(5, List.of(2, 1, 0)));

    boolean isIdentity() {
        return index == 0;
    }

    /** {@code operation} may also be {@link Work#NOTHING}. */
    int of(int operation) {
        return operation >= Operations.MOST ? operation : names.get(operation);
    }

    /** Moves what two bits say of each operation. */
    int ofPairs(int pairs) {
        return ((pairs & 3) << (2 * of(0))) | (((pairs >> 2) & 3) << (2 * of(1))) | (((pairs >> 4) & 3) << (2 * of(2)));
    }

    /** Moves what one bit says of each operation. */
    int ofBits(int bits) {
        return ((bits & 1) << of(0)) | (((bits >> 1) & 1) << of(1)) | (((bits >> 2) & 1) << of(2));
    }
}
