package io.neurocards.operations.backups;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The backups that were made or could not be. */
@Component
public final class Backups {

    private static final int LONGEST_REASON = 500;
    private static final String COLUMNS =
            "select started_at, ended_at, outcome, name, bytes, rows_written, files, encrypted, reason from backup_runs ";

    private final JdbcClient jdbc;
    private final BackupSettings settings;

    Backups(JdbcClient jdbc, BackupSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Tells whether the studio makes one each night. */
    public boolean areSet() {
        return !settings.to().isEmpty();
    }

    /** Returns the newest one, whatever became of it; nothing before the first. */
    public Optional<BackupRun> last() {
        return jdbc.sql(COLUMNS + "order by started_at desc, id desc limit 1")
                .query((row, _) -> run(row))
                .optional();
    }

    /** Returns the newest one that was written; nothing before the first. */
    public Optional<BackupRun> lastWritten() {
        return jdbc.sql(COLUMNS + "where outcome = 'written' order by started_at desc, id desc limit 1")
                .query((row, _) -> run(row))
                .optional();
    }

    void keep(WrittenBackup written, Instant startedAt, Instant endedAt) {
        keep(new BackupRun(
                startedAt,
                endedAt,
                "written",
                written.name().text(),
                written.bytes(),
                written.rows(),
                written.files(),
                written.encrypted(),
                null));
    }

    /** @param reason in words without any secret */
    void keepFailure(String reason, Instant startedAt, Instant endedAt) {
        var said = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        keep(new BackupRun(startedAt, endedAt, "failed", null, null, null, null, null, said));
    }

    private void keep(BackupRun run) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into backup_runs (id, started_at, ended_at, outcome, name, bytes, rows_written, files, encrypted, reason)
                        values (:id, :started, :ended, :outcome, :name, :bytes, :rows, :files, :encrypted, :reason)
                        """)
                .param("id", UuidV7.at(run.endedAt()))
                .param("started", SqlTime.of(run.startedAt()))
                .param("ended", SqlTime.of(run.endedAt()))
                .param("outcome", run.outcome())
                .param("name", run.name())
                .param("bytes", run.bytes())
                .param("rows", run.rows())
                .param("files", run.files())
                .param("encrypted", run.encrypted())
                .param("reason", run.reason())
                .update();
    }

    private static BackupRun run(ResultSet row) throws SQLException {
        return new BackupRun(
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("outcome"),
                row.getString("name"),
                row.getObject("bytes", Long.class),
                row.getObject("rows_written", Long.class),
                row.getObject("files", Long.class),
                row.getObject("encrypted", Boolean.class),
                row.getString("reason"));
    }
}
