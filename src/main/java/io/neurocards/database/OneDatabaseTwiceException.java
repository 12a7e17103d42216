package io.neurocards.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The two addresses lead to one database: it would be its own copy. */
final class OneDatabaseTwiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OneDatabaseTwiceException() {
        super("DATABASE_URL and SUPABASE_DB_URL lead to one and the same database");
    }

    /** Says so to whoever set it. */
    static final class Analyzer extends AbstractFailureAnalyzer<OneDatabaseTwiceException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, OneDatabaseTwiceException cause) {
            return new FailureAnalysis(
                    cause.getMessage() + ". Two databases protect from the loss of either; one protects from nothing.",
                    "Give SUPABASE_DB_URL the address of another database, on another machine, or remove it.",
                    failure);
        }
    }
}
