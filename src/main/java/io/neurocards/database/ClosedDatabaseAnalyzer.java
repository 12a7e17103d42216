package io.neurocards.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on one screen which database could not be opened, and what to do about it. */
final class ClosedDatabaseAnalyzer extends AbstractFailureAnalyzer<ClosedDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ClosedDatabaseException cause) {
        return new FailureAnalysis(
                "NeuroCards can't start: " + cause.getMessage() + ". Nothing was changed there.",
                cause.advice() + (cause.advice().endsWith("?") ? "" : ".") + " Then start again.",
                failure);
    }
}
