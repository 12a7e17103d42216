package io.neurocards.database.model;

/** Operations are numbers, called a, b and c in histories. Each wants to spend the one credit there is. */
final class Operations {

    static final int MOST = 3;
    static final int CREDITS = 1;

    private Operations() {}

    static String name(int operation) {
        return String.valueOf((char) ('a' + operation));
    }
}
