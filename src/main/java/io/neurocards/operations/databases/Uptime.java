package io.neurocards.operations.databases;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often a look at a database found that its last probe had been answered, since this process began and within the last
 * hour. Looks before the first probe came back count for nothing.
 */
final class Uptime {

    /** One look in a second. */
    private static final int HOUR = 3600;

    private final Map<Side, Tally> tallies = new EnumMap<>(Side.class);

    /**
     * What was counted for one database.
     *
     * @param lastHour percent of at most the last 3600 looks
     */
    record Counted(long looks, long answered, double percent, double lastHour) {

        static final Counted NOTHING = new Counted(0, 0, 100, 100);
    }

    synchronized void look(List<DatabaseStatus> databases) {
        for (var database : databases) {
            var tally = tallies.computeIfAbsent(database.side(), _ -> new Tally());
            var isUp = !database.condition().equals("away")
                    && !database.condition().equals("doubtful");
            if (isUp || tally.looks > 0 || database.condition().equals("away")) {
                tally.add(isUp);
            }
        }
    }

    synchronized Counted of(Side side) {
        var tally = tallies.get(side);
        return tally == null || tally.looks == 0 ? Counted.NOTHING : tally.counted();
    }

    private static final class Tally {

        private final BitSet latest = new BitSet(HOUR);
        private long looks;
        private long answered;

        void add(boolean isUp) {
            latest.set((int) (looks % HOUR), isUp);
            looks++;
            answered += isUp ? 1 : 0;
        }

        Counted counted() {
            return new Counted(
                    looks, answered, percent(answered, looks), percent(latest.cardinality(), Math.min(looks, HOUR)));
        }

        private static double percent(long part, long whole) {
            return Math.floor(10_000.0 * part / whole) / 100;
        }
    }
}
