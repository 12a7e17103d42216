package io.neurocards.operations.backups;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.StoredMedia;
import io.neurocards.operations.backups.envelope.MainKey;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes down what the store holds, and takes contents along that are not there yet. */
@Component
record MediaListing(MediaStore store) {

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    /** How many files there are, and how many contents were taken along. */
    record Listed(long files, long taken) {}

    /** @param takeFiles whether contents go along */
    Listed write(OutputStream list, BackupVault vault, MainKey main, boolean takeFiles) throws IOException {
        var known = KnownFiles.read(vault);
        var there = takeFiles ? vault.contents() : Set.<String>of();
        var listed = new Listed(0, 0);
        for (var bucket : Bucket.values()) {
            for (var key : store.listOlderThan(bucket, EVER)) {
                try {
                    listed = write(key, list, new Shelf(vault, main, there, takeFiles, known), listed);
                } catch (ProblemException _) {
                    // deleted since it was listed
                }
            }
        }
        known.write(vault, main);
        return listed;
    }

    private record Shelf(BackupVault vault, MainKey main, Set<String> there, boolean takeFiles, KnownFiles known) {}

    private Listed write(MediaKey key, OutputStream list, Shelf shelf, Listed listed) throws IOException {
        var file = store.open(key);
        var known = shelf.known().of(key, file);
        var sha256 = known.isPresent() ? known.get() : sha256(file);
        var name = BackupVault.contentFile(shelf.main(), sha256);
        var takes = shelf.takeFiles() && shelf.there().add(name);
        if (takes) {
            shelf.vault().write(name, shelf.main(), out -> {
                try (var content = file.contentFrom(0)) {
                    content.transferTo(out);
                }
            });
        }
        shelf.known().add(key, file, sha256);
        list.write((new MediaLine(key, file.size(), sha256).text() + "\n").getBytes(StandardCharsets.UTF_8));
        return new Listed(listed.files() + 1, listed.taken() + (takes ? 1 : 0));
    }

    private static String sha256(StoredMedia file) throws IOException {
        try (var content = file.contentFrom(0)) {
            return sha256(content);
        }
    }

    /** Reads to the end. */
    static String sha256(InputStream content) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
