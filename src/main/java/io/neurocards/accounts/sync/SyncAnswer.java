package io.neurocards.accounts.sync;

import java.util.List;

/**
 * What a device gets.
 *
 * @param cursor what it sends next time, so that it is told what changed after this
 * @param isFull whether the list begins anew: what the device knew from before is worth nothing
 * @param hasMore whether it should ask again at once
 * @param changes in the order in which they were made, each document once
 * @param results of its operations, in their order
 */
public record SyncAnswer(
        String cursor, boolean isFull, boolean hasMore, List<SyncDocument> changes, List<SyncResult> results) {

    public SyncAnswer {
        changes = List.copyOf(changes);
        results = List.copyOf(results);
    }
}
