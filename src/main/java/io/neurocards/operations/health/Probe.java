package io.neurocards.operations.health;

import io.neurocards.shared.Roles;
import java.io.IOException;

/** Something that a process may need for its work, looked at by really using it. */
public interface Probe {

    /** Returns what it is called in the answer. */
    String name();

    /** Returns whether a process with these roles can do nothing without it; others say how it is and go on. */
    boolean isNeededBy(Roles roles);

    /** Returns what to do while it does not work: a sentence that anybody may read, without addresses, folders and secrets. */
    String advice();

    /**
     * Uses it, and changes nothing that stays.
     *
     * @throws IOException or a RuntimeException when it does not work
     */
    void look() throws IOException;
}
