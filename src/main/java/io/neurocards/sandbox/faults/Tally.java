package io.neurocards.sandbox.faults;

import java.util.concurrent.atomic.LongAdder;

/** What a link has carried so far. */
record Tally(LongAdder connections, LongAdder towardsServer, LongAdder towardsClient, LongAdder lost) {

    Tally() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }

    void passed(Way way, int bytes) {
        switch (way) {
            case TOWARDS_SERVER -> towardsServer.add(bytes);
            case TOWARDS_CLIENT -> towardsClient.add(bytes);
        }
    }

    LinkCounts with(int open) {
        return new LinkCounts(connections.sum(), open, towardsServer.sum(), towardsClient.sum(), lost.sum());
    }
}
