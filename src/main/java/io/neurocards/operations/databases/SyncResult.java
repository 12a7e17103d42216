package io.neurocards.operations.databases;

/**
 * What a synchronisation came to.
 *
 * @param processed accepted operations that were decided
 * @param failed those that were tried in vain
 * @param remaining those that wait still
 * @param shipped entries that the other database lacked before and has now, as far as it was known
 * @param lag entries that it lacks still
 */
public record SyncResult(int processed, int failed, int remaining, long shipped, long lag) {}
