package io.neurocards.operations.backups;

import io.neurocards.database.whole.UnusableException;
import io.neurocards.media.remote.Depots;
import io.neurocards.operations.backups.envelope.BackupKey;
import io.neurocards.shared.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Opens places with backups by the settings. */
@Component
record BackupVaults(Depots depots, BackupSettings settings, Mode mode) {

    /**
     * Opens a place to read from.
     *
     * @param to empty for that of the settings
     * @throws UnusableException when there is none, or the key can't be read
     */
    BackupVault open(String to) throws IOException {
        return open(to, key());
    }

    /**
     * Opens a place to write to.
     *
     * @param unencrypted whether whoever asks for it said so
     * @throws UnusableException when there is none, or no key in production
     */
    BackupVault openToWrite(String to, boolean unencrypted) throws IOException {
        var key = unencrypted ? BackupKey.none() : key();
        if (!key.isThere() && !unencrypted && mode == Mode.PRODUCTION) {
            throw new UnusableException(
                    "BACKUP_KEY is not set (backup key makes one), and a backup without it can be read"
                            + " by whoever gets hold of it; say --unencrypted if that is meant");
        }
        return open(to, key);
    }

    private BackupVault open(String to, BackupKey key) throws IOException {
        var place = to.isEmpty() ? settings.to() : to;
        if (place.isEmpty()) {
            throw new UnusableException("BACKUP_TO is not set, and no --to is said");
        }
        try {
            return new BackupVault(depots.open(place), key);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("Backups can't go there: " + e.getMessage(), e);
        }
    }

    private BackupKey key() throws IOException {
        try {
            if (!settings.key().isBlank()) {
                return BackupKey.of(settings.key());
            }
            if (!settings.passphraseFile().isBlank()) {
                return BackupKey.ofPassphrase(Files.readString(Path.of(settings.passphraseFile())));
            }
            return BackupKey.none();
        } catch (IllegalArgumentException e) {
            throw new UnusableException(String.valueOf(e.getMessage()), e);
        }
    }
}
