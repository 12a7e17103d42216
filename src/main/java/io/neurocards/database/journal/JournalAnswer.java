package io.neurocards.database.journal;

/** What became of one change. */
public sealed interface JournalAnswer {

    /** Forced to disk in every copy that is in service. {@code id} is its record's, or the newest one's if it was kept before. */
    record Kept(long id) implements JournalAnswer {}

    /**
     * The disk failed in between: after a restart it may be there or not. While this process lives,
     * {@link NodeJournal#state()} tells what the journal goes by.
     */
    record Unknown(String sentence) implements JournalAnswer {}

    /** Nothing of this call was written. An earlier call for the same that is unknown stays so. */
    record Refused(Why why, String sentence) implements JournalAnswer {}

    /** Why a change was refused. */
    enum Why {
        /** As many wait as may wait; nothing is evicted. */
        FULL,
        /** So little space is left that it is kept for the journal's own needs. */
        LOW_DISK,
        TOO_LARGE,
        /** The register is not what the caller believed. */
        MOVED,
        /** It denies what the journal knows: another entry under a known number, another request under a known id. */
        CONTRADICTS,
        /** An entry is missing before it. */
        NOT_NEXT,
        /** No segment can be written and proven at present; every call tries again. */
        DISK,
        CLOSED
    }
}
