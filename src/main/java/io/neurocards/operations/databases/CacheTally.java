package io.neurocards.operations.databases;

import io.neurocards.operations.alerts.WatchTally;

/** Counts by the day how often the copy could answer. */
final class CacheTally {

    private final CacheFigures source;
    private final WatchTally tally;
    private long hits;
    private long misses;

    CacheTally(CacheFigures source, WatchTally tally) {
        this.source = source;
        this.tally = tally;
    }

    void count() {
        var now = source.figures();
        var missed = now.misses() - misses;
        tally.add("cache", now.hits() - hits + missed, missed);
        hits = now.hits();
        misses = now.misses();
    }
}
