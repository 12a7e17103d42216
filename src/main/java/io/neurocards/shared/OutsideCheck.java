package io.neurocards.shared;

import java.io.IOException;
import java.util.Optional;

/** Something outside of the program that it is set up to use, tried in a way that costs nothing and changes nothing that stays. */
public interface OutsideCheck {

    /** Returns what it is called, in a word. */
    String name();

    /**
     * Tries it.
     *
     * @return what was seen, in a few words without secrets; nothing when it is not set up
     * @throws IOException when it is set up and does not work; the message says why, for an operator
     */
    Optional<String> look() throws IOException;
}
