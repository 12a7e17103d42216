package io.neurocards.operations.backups;

import io.neurocards.database.whole.Manifest;
import io.neurocards.operations.backups.envelope.DamagedBackupException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a backup and everything that went along with it, and finds out whether it is what was written. */
@Component
record VerifyBackup(BackupWalk walk) {

    /**
     * What was found.
     *
     * @param disagreements what the books did not agree in when it was made
     */
    record Verified(Manifest manifest, long files, boolean tookFiles, List<String> disagreements) {}

    /** @throws DamagedBackupException in words for the operator, when it is not whole */
    Verified verify(BackupVault vault, BackupName name) throws IOException, SQLException {
        var reading = new Reading();
        var main = walk.walk(vault, name, reading);
        if (reading.takes) {
            for (var sha256 : reading.contents) {
                requireContent(vault, BackupVault.contentFile(main, sha256), sha256);
            }
        }
        return reading.verified();
    }

    private static void requireContent(BackupVault vault, String file, String sha256) throws IOException {
        try (var content = vault.open(file)) {
            if (!MediaListing.sha256(content).equals(sha256)) {
                throw new DamagedBackupException("A stored file is another one than it was: " + file);
            }
        } catch (FileNotFoundException e) {
            throw new DamagedBackupException("A stored file is gone: " + file, e);
        } catch (DamagedBackupException e) {
            throw new DamagedBackupException(file + ": " + e.getMessage(), e);
        }
    }

    private static final class Reading implements BackupReader {

        private final List<Manifest.Content> found = new ArrayList<>();
        private final Set<String> contents = new HashSet<>();
        private @Nullable Manifest manifest;
        private @Nullable Proof proof;
        private long files;
        private boolean takes;

        @Override
        public void begins(Beginning beginning) {
            takes = beginning.files();
        }

        @Override
        public void rows(String table, InputStream rows) throws IOException {
            found.add(Manifest.Content.read(table, rows));
        }

        @Override
        public void manifest(Manifest said) throws IOException {
            if (!said.tables().equals(found)) {
                throw new DamagedBackupException("Its tables are not what it says of them");
            }
            manifest = said;
        }

        @Override
        public void proof(Proof said) {
            proof = said;
        }

        @Override
        public void media(MediaLine line) {
            files++;
            if (takes) {
                contents.add(line.sha256());
            }
        }

        Verified verified() throws IOException {
            if (manifest == null || proof == null) {
                throw new DamagedBackupException("It lacks a part");
            }
            return new Verified(manifest, files, takes, proof.disagreements());
        }
    }
}
