package io.neurocards.jobs;

import java.util.Optional;

/** What a process does again and again until it ends; one that does not any more is no good, and is ended by whoever watches over it. */
@FunctionalInterface
public interface EndlessWork {

    /** Returns what is done no more, and which error ended it; nothing while turn follows turn. */
    Optional<String> broken();
}
