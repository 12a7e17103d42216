package io.neurocards.accounts.sync;

/**
 * Where a person's documents are.
 *
 * @param change the number of the latest change
 * @param forgotten up to which change it is not known any more what was deleted
 */
record SyncHead(long change, long forgotten) {

    static final SyncHead NOTHING = new SyncHead(0, 0);

    SyncHead next() {
        return new SyncHead(change + 1, forgotten);
    }
}
