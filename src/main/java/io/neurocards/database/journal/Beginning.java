package io.neurocards.database.journal;

import java.io.IOException;

/** What a new segment holds before anything is appended. */
interface Beginning {

    /** A segment that goes on where the one before it ended. */
    Beginning NOTHING = _ -> {};

    /** Hands over payloads in order; may be asked once for every folder. */
    void writeTo(Frames out) throws IOException;

    /** Takes payloads as the next frames. */
    @FunctionalInterface
    interface Frames {

        /** Returns the offset at which the frame begins. */
        long add(byte type, byte[] payload) throws IOException;
    }
}
