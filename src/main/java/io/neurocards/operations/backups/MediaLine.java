package io.neurocards.operations.backups;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.operations.backups.envelope.DamagedBackupException;
import java.io.IOException;

/**
 * A stored photo or clip, as the list has it.
 *
 * @param key where it is stored
 * @param bytes how long it is
 * @param sha256 of its content, in hexadecimal
 */
record MediaLine(MediaKey key, long bytes, String sha256) {

    static final String ENTRY = "media.tsv";

    private static final int PARTS = 4;

    String text() {
        return key.bucket().text() + "\t" + key.path() + "\t" + bytes + "\t" + sha256;
    }

    /** @throws DamagedBackupException when it is no such line */
    static MediaLine parse(String text) throws IOException {
        var parts = text.split("\t", -1);
        if (parts.length != PARTS || !parts[2].matches("\\d{1,18}") || !parts[3].matches("[0-9a-f]{64}")) {
            throw new DamagedBackupException("The list of files has a line that is none");
        }
        var bucket = Bucket.ofText(parts[0]).orElseThrow(() -> new DamagedBackupException("No bucket of this program"));
        if (!MediaKey.isValid(parts[1])) {
            throw new DamagedBackupException("The list of files has a path that is none");
        }
        return new MediaLine(new MediaKey(bucket, parts[1]), Long.parseLong(parts[2]), parts[3]);
    }
}
