package io.neurocards.sandbox.faults;

import java.time.Duration;

/**
 * What is wrong with a link.
 *
 * @param cut nobody gets through, and whoever tries is refused at once
 * @param holdsTowardsServer nothing passes from clients to the server, without anybody being told
 * @param holdsTowardsClient nothing passes from the server to clients, without anybody being told
 * @param delay how much later everything arrives, each way
 */
public record LinkTrouble(
        boolean cut, boolean holdsTowardsServer, boolean holdsTowardsClient, Duration delay, Loss loss) {

    static final LinkTrouble NONE = new LinkTrouble(false, false, false, Duration.ZERO, Loss.NOTHING);

    /** Which answers never arrive. */
    public enum Loss {
        NOTHING,
        /** Whatever a server answers; the connection dies with it. */
        ANSWERS,
        /** What it answers to the next COMMIT of any connection; that connection dies, and then all is well. */
        NEXT_COMMIT
    }

    LinkTrouble cutOff() {
        return new LinkTrouble(true, holdsTowardsServer, holdsTowardsClient, delay, loss);
    }

    LinkTrouble holding(boolean towardsServer, boolean towardsClient) {
        return new LinkTrouble(cut, towardsServer, towardsClient, delay, loss);
    }

    LinkTrouble slowed(Duration eachWay) {
        return new LinkTrouble(cut, holdsTowardsServer, holdsTowardsClient, eachWay, loss);
    }

    LinkTrouble losing(Loss lost) {
        return new LinkTrouble(cut, holdsTowardsServer, holdsTowardsClient, delay, lost);
    }

    boolean holds(Way way) {
        return switch (way) {
            case TOWARDS_SERVER -> holdsTowardsServer;
            case TOWARDS_CLIENT -> holdsTowardsClient;
        };
    }
}
