package io.neurocards.operations.backups;

import io.neurocards.database.Decisions;
import io.neurocards.database.whole.UnusableException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes a backup and writes down what became of it. */
@Component
record RecordedBackup(CreateBackup create, Backups backups, Decisions decisions, BackupJson json) {

    /** @throws UnusableException in words for the operator, when none was made */
    WrittenBackup make(BackupWish wish) {
        var begun = json.clock().instant();
        try {
            var written = create.create(wish);
            var ended = json.clock().instant();
            decisions.act(() -> backups.keep(written, begun, ended));
            return written;
        } catch (UnusableException e) {
            throw failed(e.getMessage(), begun, e);
        } catch (IOException e) {
            throw failed("The backup could not be written: " + e.getMessage(), begun, e);
        } catch (SQLException e) {
            throw failed("The database could not be asked: " + e.getSQLState(), begun, e);
        }
    }

    private UnusableException failed(@Nullable String reason, Instant begun, Exception cause) {
        var said = String.valueOf(reason);
        try {
            var ended = json.clock().instant();
            decisions.act(() -> backups.keepFailure(said, begun, ended));
        } catch (DataAccessException e) {
            cause.addSuppressed(e); // the database is what failed
        }
        return new UnusableException(said, cause);
    }
}
