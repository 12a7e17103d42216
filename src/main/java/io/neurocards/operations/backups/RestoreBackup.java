package io.neurocards.operations.backups;

import io.neurocards.database.whole.Arrival;
import io.neurocards.database.whole.Manifest;
import io.neurocards.database.whole.UnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a backup into an empty database, and proves there that it is what it was. Everything is there afterwards, or nothing. */
@Component
record RestoreBackup(BackupWalk walk, ProofReader proofs, RestoreTarget target) {

    /** What is in the database now, which is what the backup says. */
    record Restored(Manifest manifest, Proof proof) {}

    /**
     * Restores it.
     *
     * @throws UnusableException when the database is not empty, of another release, or came to something else
     * @throws io.neurocards.operations.backups.envelope.DamagedBackupException when the backup is not whole
     */
    Restored restore(BackupVault vault, BackupName name) throws IOException, SQLException {
        try (var reading = new Reading(target.dataSource(), proofs)) {
            walk.walk(vault, name, reading);
            return reading.commit();
        }
    }

    private static final class Reading implements BackupReader, AutoCloseable {

        private final DataSource into;
        private final ProofReader proofs;
        private @Nullable Arrival arrival;
        private @Nullable Manifest manifest;
        private @Nullable Proof proof;

        Reading(DataSource into, ProofReader proofs) {
            this.into = into;
            this.proofs = proofs;
        }

        private Arrival arrival() {
            return Objects.requireNonNull(arrival, "A backup begins with its beginning");
        }

        @Override
        public void begins(Beginning beginning) throws SQLException {
            arrival = Arrival.into(into, beginning.scripts());
        }

        @Override
        public void rows(String table, InputStream rows) throws IOException, SQLException {
            arrival().take(table, rows, null);
        }

        @Override
        public void manifest(Manifest said) throws IOException, SQLException {
            arrival().requireArrived(said);
            manifest = said;
        }

        @Override
        public void proof(Proof said) {
            var found = proofs.of(arrival().jdbc());
            if (!found.equals(said)) {
                throw new UnusableException("The books came to something else than they were: " + found.sums());
            }
            proof = said;
        }

        /** Nothing is kept before the last byte was found to be the last one. */
        Restored commit() throws SQLException {
            arrival().commit();
            return new Restored(Objects.requireNonNull(manifest), Objects.requireNonNull(proof));
        }

        @Override
        public void close() throws SQLException {
            if (arrival != null) {
                arrival.close();
            }
        }
    }
}
