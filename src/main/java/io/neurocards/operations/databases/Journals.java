package io.neurocards.operations.databases;

import io.neurocards.database.journal.Finding;
import io.neurocards.database.journal.JournalState;
import io.neurocards.database.journal.NodeJournal;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal of this process, if there is one.
 *
 * @param kept how many wishes were kept in it since the process began
 */
record Journals(@Nullable NodeJournal journal, LongSupplier kept) {

    /** As many as {@link io.neurocards.database.journal.JournalSettings} lets wait. */
    static final int LIMIT = 10_000;

    @Nullable
    JournalState state() {
        return journal == null ? null : journal.state();
    }

    List<Finding> findings() {
        return journal == null ? List.of() : journal.findings();
    }
}
