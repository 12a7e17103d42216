package io.neurocards.database.model;

/**
 * Chooses one state of those that differ only in names: which database is called P, which operation a. What may happen to one
 * of them may happen to all, so one is enough to look at. Where two operations look the same, both names are kept: that costs
 * states and no truth.
 */
@SuppressWarnings("EnumOrdinal") // only to be compared
final class Symmetry {

    private final boolean mirrors;
    private final int operations;

    Symmetry(Rules rules) {
        this.mirrors = rules.treatDatabasesAlike();
        this.operations = rules.bounds().operations();
    }

    State representative(State state) {
        var mirrored = mirrors && state.register().decider() == Site.S ? state.mirrored() : state;
        if (operations == 1) {
            return mirrored;
        }
        var renaming = renaming(mirrored);
        return renaming.isIdentity() ? mirrored : mirrored.renamed(renaming);
    }

    private Renaming renaming(State state) {
        var a = looks(state, 0);
        var b = looks(state, 1);
        if (operations == 2) {
            return Renaming.ALL.get(a >= b ? 0 : 1);
        }
        var c = looks(state, 2);
        if (a >= b) {
            return Renaming.ALL.get(b >= c ? 0 : a >= c ? 2 : 3);
        }
        return Renaming.ALL.get(a >= c ? 1 : b >= c ? 4 : 5);
    }

    /** What can be seen of an operation without looking at its name. */
    private static long looks(State state, int operation) {
        var looks = (long) ((state.told().answers() >> (2 * operation)) & 3);
        looks = (looks << 2) | state.told().effects(operation);
        for (var site : Site.BOTH) {
            looks = (looks << 9) | looks(state.at(site).log(), operation);
            looks = (looks << 2) | (state.errandTo(site).common().position(operation) + 1);
        }
        var atNodes = 0L;
        for (var number = 0; number < state.nodes(); number++) {
            var node = state.node(number);
            var atNode = (long)
                    (node.work().operation() == operation ? node.work().stage().ordinal() : 0);
            atNode = (atNode << 2) | (node.journal().log().position(operation) + 1);
            atNode = (atNode << 2) | (node.confirmed().log().position(operation) + 1);
            atNode = (atNode << 1) | (node.toP().concerns(operation) ? 1 : 0);
            atNode = (atNode << 1) | (node.toS().concerns(operation) ? 1 : 0);
            atNode = (atNode << 2) | (node.toP().log().position(operation) + 1);
            atNode = (atNode << 2) | (node.toS().log().position(operation) + 1);
            atNode = (atNode << 1) | ((node.accepted() >> operation) & 1);
            atNodes += (atNode * 0x9E3779B97F4A7C15L) >>> 16;
        }
        return (looks << 32) ^ atNodes;
    }

    private static long looks(Log log, int operation) {
        var decision = log.decisionOn(operation);
        return decision == null
                ? 0
                : ((log.position(operation) + 1L) << 7) | (decision.granted() ? 64 : 0) | decision.stamp();
    }
}
