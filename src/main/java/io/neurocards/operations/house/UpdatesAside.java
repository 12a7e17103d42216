package io.neurocards.operations.house;

import java.util.UUID;

/** What the bot could not act on and set aside, for whoever decides what becomes of it. */
public interface UpdatesAside {

    /** Stands for all of them. */
    UUID ALL = new UUID(0, 0);

    /** Has one tried again; returns how many that were. */
    int putBack(HouseWord word, UUID subject);

    /** Gives one up for good; returns how many that were. */
    int drop(HouseWord word, UUID subject);
}
