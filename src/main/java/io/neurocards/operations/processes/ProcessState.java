package io.neurocards.operations.processes;

import java.util.Locale;

/** How a process is, as far as others can tell. */
public enum ProcessState {
    /** It has shown a sign of life within the last minute. */
    ALIVE,
    /** It said that it ends, and ended. */
    STOPPED,
    /** It fell silent without a word: killed, cut off, or its machine is gone. */
    LOST;

    /** Returns the word for it in answers and labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
