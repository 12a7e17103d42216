package io.neurocards.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on one screen which server is too old, and what to do about it. */
final class OldPostgresAnalyzer extends AbstractFailureAnalyzer<OldPostgresException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, OldPostgresException cause) {
        return new FailureAnalysis(
                "NeuroCards can't start: " + cause.getMessage() + ". Nothing was changed there.",
                "Upgrade that server (pg_upgrade, or pg_dump from it into a newer one; apt.postgresql.org has packages for Debian and"
                        + " Ubuntu), or give the setting the address of a newer one.",
                failure);
    }
}
