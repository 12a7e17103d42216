package io.neurocards.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says what a role lacks that may open the database and may not make tables in it, as every new role since PostgreSQL 15. */
final class RefusedMigrationAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, FlywayException cause) {
        if (!(NestedExceptionUtils.getMostSpecificCause(cause) instanceof SQLException refusal)
                || !INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState())) {
            return null;
        }
        return new FailureAnalysis(
                "NeuroCards can't start: the database does not let its user make the studio's tables: "
                        + refusal.getMessage() + ".",
                "Let the user own the database, as a superuser there: ALTER DATABASE name OWNER TO user; and in that database,"
                        + " if it is not enough: GRANT ALL ON SCHEMA public TO user; Then start again.",
                failure);
    }
}
