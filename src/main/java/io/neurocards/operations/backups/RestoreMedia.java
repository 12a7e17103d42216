package io.neurocards.operations.backups;

import io.neurocards.media.MediaStore;
import io.neurocards.operations.backups.envelope.DamagedBackupException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the stored files with a backup's list, and brings back those that were taken along. */
@Component
record RestoreMedia(BackupWalk walk, MediaStore store) {

    private static final int NAMED = 100;

    /**
     * What was found.
     *
     * @param files of the list
     * @param brought back just now
     * @param missing how many are not there, or in another length
     * @param named some of those that are missing
     */
    record Compared(long files, long brought, long missing, List<String> named) {}

    /**
     * Compares by name and length.
     *
     * @param bring whether what is missing comes from the backup, if it was taken along, and is compared by SHA-256 then
     */
    Compared compare(BackupVault vault, BackupName name, boolean bring) throws IOException, SQLException {
        var lines = new Lines();
        var main = walk.walk(vault, name, lines);
        var brought = 0L;
        var missing = 0L;
        var named = new ArrayList<String>();
        for (var line : lines.absent) {
            var content = bring ? vault.openIfThere(BackupVault.contentFile(main, line.sha256())) : none();
            if (content.isPresent()) {
                bring(line, content.get());
                brought++;
                continue;
            }
            missing++;
            if (named.size() < NAMED) {
                named.add(line.key().toString());
            }
        }
        return new Compared(lines.files, brought, missing, List.copyOf(named));
    }

    private static Optional<InputStream> none() {
        return Optional.empty();
    }

    private void bring(MediaLine line, InputStream content) throws IOException {
        try (content) {
            store.put(line.key(), content);
        }
        try (var arrived = store.open(line.key()).contentFrom(0)) {
            if (!MediaListing.sha256(arrived).equals(line.sha256())) {
                store.delete(line.key());
                throw new DamagedBackupException("A stored file is another one than it was: " + line.key());
            }
        }
    }

    private final class Lines implements BackupReader {

        private final List<MediaLine> absent = new ArrayList<>();
        private long files;

        @Override
        public void media(MediaLine line) throws IOException {
            files++;
            if (!store.exists(line.key()) || store.open(line.key()).size() != line.bytes()) {
                absent.add(line);
            }
        }
    }
}
