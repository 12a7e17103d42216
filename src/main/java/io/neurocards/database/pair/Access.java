package io.neurocards.database.pair;

import io.neurocards.database.log.Side;

/** The ways to one database, one for each kind of work, so that none waits behind another. */
interface Access {

    Side side();

    /** To ask whether it takes writes; impatient. */
    Copy forProbing();

    /** To change who decides. */
    Copy forCommands();

    /** To bring entries to a second place. */
    Copy forShipping();

    /** To bring a database back, which may take its time. */
    Copy forRestoring();

    /** For questions of anybody; one at a time. */
    Copy forAsking();

    /** Lets everybody stop waiting for this database's answers, except who finds out whether it is there. */
    void breakOff();
}
