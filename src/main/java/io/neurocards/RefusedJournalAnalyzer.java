package io.neurocards;

import io.neurocards.database.journal.JournalRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator why the journal may not be used. */
final class RefusedJournalAnalyzer extends AbstractFailureAnalyzer<JournalRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, JournalRefusedException cause) {
        return new FailureAnalysis(
                "NeuroCards can't start: " + cause.getMessage(),
                "docs/failover.md, \"What to do when\", has this case.",
                cause);
    }
}
