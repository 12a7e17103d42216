package io.neurocards.operations.backups;

import io.neurocards.database.OtherDatabase;
import io.neurocards.database.whole.UnusableException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The database that a backup goes into. */
@Component
record RestoreTarget(ObjectProvider<DataSource> own, BackupSettings settings) {

    DataSource dataSource() {
        if (settings.restoreUrl().isBlank()) {
            return own.getObject();
        }
        try {
            return OtherDatabase.at("RESTORE_DATABASE_URL", settings.restoreUrl());
        } catch (IllegalArgumentException e) {
            throw new UnusableException(String.valueOf(e.getMessage()), e);
        }
    }
}
