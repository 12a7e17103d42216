package io.neurocards.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences that one database was given twice. */
final class OneDatabaseTwiceAnalyzer extends AbstractFailureAnalyzer<OneDatabaseTwiceException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, OneDatabaseTwiceException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ". Two databases protect from the loss of either; one protects from nothing.",
                "Give SUPABASE_DB_URL the address of another database, on another machine, or remove it.",
                failure);
    }
}
