package io.neurocards;

import io.neurocards.database.pair.OneDatabaseException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator that there are not two databases. */
final class RefusedPairAnalyzer extends AbstractFailureAnalyzer<OneDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OneDatabaseException cause) {
        return new FailureAnalysis(
                "NeuroCards can't start: " + cause.getMessage(),
                "Give the backup's address another database, or take the line away to run on one.",
                cause);
    }
}
