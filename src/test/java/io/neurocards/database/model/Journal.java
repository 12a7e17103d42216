package io.neurocards.database.model;

/**
 * The node's own durable file, without the register: the stable mark (the first {@code mark} entries were in both databases; only
 * the last hash of them is kept) and the facts after it, which can be poured into a database.
 */
record Journal(Log log, int mark) {

    Journal renamed(Renaming renaming) {
        return new Journal(log.renamed(renaming), mark);
    }

    @Override
    public String toString() {
        return "mark " + mark + " facts " + log;
    }
}
