package io.neurocards.accounts.sync;

/** What became of one operation. */
public sealed interface SyncResult {

    SyncOperation operation();

    /**
     * It was done just now.
     *
     * @param version the version that it made
     */
    record Applied(SyncOperation operation, long version) implements SyncResult {}

    /**
     * It was done before.
     *
     * @param version the version that it made then; there may be a newer one
     */
    record Replayed(SyncOperation operation, long version) implements SyncResult {}

    /**
     * It was not done, now or before: somebody else had changed the document.
     *
     * @param server the document as it is now, which counts
     */
    record Conflict(SyncOperation operation, SyncDocument server) implements SyncResult {}
}
