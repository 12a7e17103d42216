package io.neurocards.operations.backups;

import io.neurocards.database.whole.Manifest;
import io.neurocards.operations.backups.envelope.DamagedBackupException;
import io.neurocards.operations.backups.envelope.MainKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/** Reads a backup from its first byte to its last. */
@Component
record BackupWalk(BackupJson json) {

    private static final List<String> PARTS =
            List.of(Beginning.ENTRY, Manifest.NAME, Proof.ENTRY, CreateBackup.SETTINGS, MediaLine.ENTRY);

    /**
     * Hands every part to {@code reader}, and returns the key that the backup was sealed with when all of it was found whole.
     *
     * @throws DamagedBackupException when it is not what was written, or of another key
     */
    MainKey walk(BackupVault vault, BackupName name, BackupReader reader) throws IOException, SQLException {
        try (var sealed = vault.open(name.text());
                var zip = new ZipInputStream(sealed, StandardCharsets.UTF_8)) {
            var parts = new HashSet<String>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(entry.getName());
                hand(entry.getName(), zip, reader);
            }
            sealed.transferTo(OutputStream.nullOutputStream());
            if (!parts.containsAll(PARTS)) {
                throw new DamagedBackupException("It lacks a part: it has " + parts.size());
            }
            return sealed.key();
        } catch (ZipException e) {
            throw new DamagedBackupException("It is damaged: " + e.getMessage(), e);
        }
    }

    private void hand(String entry, ZipInputStream zip, BackupReader reader) throws IOException, SQLException {
        if (Manifest.Content.isEntry(entry)) {
            reader.rows(Manifest.Content.tableOf(entry), zip);
            return;
        }
        switch (entry) {
            case Beginning.ENTRY -> reader.begins(known(json.read(zip, Beginning.class)));
            case Manifest.NAME -> reader.manifest(json.read(zip, Manifest.class));
            case Proof.ENTRY -> reader.proof(json.read(zip, Proof.class));
            case MediaLine.ENTRY -> {
                var lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.media(MediaLine.parse(line));
                }
            }
            default -> {} // for people
        }
    }

    private static Beginning known(Beginning beginning) throws IOException {
        if (beginning.format() != Beginning.FORMAT) {
            throw new DamagedBackupException(
                    "It has format " + beginning.format() + "; this program reads " + Beginning.FORMAT);
        }
        return beginning;
    }
}
