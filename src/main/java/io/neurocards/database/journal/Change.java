package io.neurocards.database.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants written.
 *
 * @param expected what the register must be for it, as far as the caller cares; null otherwise
 */
record Change(@Nullable Register expected, JournalRecord record) {

    Change(JournalRecord record) {
        this(null, record);
    }
}
