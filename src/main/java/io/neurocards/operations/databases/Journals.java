package io.neurocards.operations.databases;

import io.neurocards.database.journal.Finding;
import io.neurocards.database.journal.JournalState;
import io.neurocards.database.journal.NodeJournal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal of this process, if there is one. */
record Journals(@Nullable NodeJournal journal) {

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
