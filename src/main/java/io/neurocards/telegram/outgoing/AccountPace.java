package io.neurocards.telegram.outgoing;

import java.time.Duration;

/** Keeps what all processes send in the name of one bot within what Telegram allows that bot. */
@FunctionalInterface
interface AccountPace {

    /** Reserves the next moment for so many messages, and returns how far away it is; zero for now. */
    Duration reserve(int messages);

    /** Returns the pace of a process that sends alone: its own schedule is all there is. */
    static AccountPace alone() {
        return _ -> Duration.ZERO;
    }
}
