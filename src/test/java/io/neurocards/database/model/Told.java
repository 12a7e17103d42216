package io.neurocards.database.model;

/**
 * What the world outside has seen, which nothing can take back: the answers (two bits an operation: refused, granted), the paid
 * tasks submitted (two bits an operation), and which disasters have struck.
 */
record Told(int answers, int effects, boolean tailLost, boolean journalLost) {

    static final Told NOTHING = new Told(0, 0, false, false);

    private static final int REFUSED = 1;
    private static final int GRANTED = 2;

    boolean isAnswered(int operation) {
        return answers(operation) != 0;
    }

    boolean isGranted(int operation) {
        return (answers(operation) & GRANTED) != 0;
    }

    boolean isContradictory(int operation) {
        return answers(operation) == (REFUSED | GRANTED);
    }

    int effects(int operation) {
        return (effects >> (2 * operation)) & 3;
    }

    Told answered(int operation, boolean granted) {
        var answer = granted ? GRANTED : REFUSED;
        return new Told(answers | (answer << (2 * operation)), effects, tailLost, journalLost);
    }

    Told withEffect(int operation) {
        var more = Math.min(3, effects(operation) + 1);
        return new Told(
                answers, (effects & ~(3 << (2 * operation))) | (more << (2 * operation)), tailLost, journalLost);
    }

    Told withTailLost() {
        return new Told(answers, effects, true, journalLost);
    }

    Told withJournalLost() {
        return new Told(answers, effects, tailLost, true);
    }

    Told renamed(Renaming renaming) {
        return new Told(renaming.ofPairs(answers), renaming.ofPairs(effects), tailLost, journalLost);
    }

    private int answers(int operation) {
        return (answers >> (2 * operation)) & 3;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("answered");
        for (var operation = 0; operation < Operations.MOST; operation++) {
            if (isAnswered(operation)) {
                text.append(' ').append(Operations.name(operation));
                text.append(isContradictory(operation) ? "+-" : isGranted(operation) ? "+" : "-");
            }
            text.append(" !".repeat(effects(operation)));
        }
        return text.toString();
    }
}
