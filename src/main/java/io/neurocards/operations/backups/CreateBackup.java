package io.neurocards.operations.backups;

import io.neurocards.database.log.Authority;
import io.neurocards.database.whole.Departure;
import io.neurocards.database.whole.Manifest;
import io.neurocards.media.remote.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a backup of this moment, beside everything else that goes on. */
@Component
final class CreateBackup {

    static final String SETTINGS = "settings.txt";

    private final ObjectProvider<DataSource> dataSource;
    private final BackupVaults vaults;
    private final MediaListing media;
    private final ProofReader proofs;
    private final BackupJson json;
    private final String settings;

    CreateBackup(
            ObjectProvider<DataSource> dataSource,
            BackupVaults vaults,
            MediaListing media,
            ProofReader proofs,
            BackupJson json,
            @Value("${neurocards.settings.set:}") String settings) {
        this.dataSource = dataSource;
        this.vaults = vaults;
        this.media = media;
        this.proofs = proofs;
        this.json = json;
        this.settings = settings;
    }

    /**
     * Makes one, which has its name when all of it is kept.
     *
     * @throws io.neurocards.database.whole.UnusableException in words for the operator, when nothing can be made
     */
    WrittenBackup create(BackupWish wish) throws IOException, SQLException {
        try (var vault = vaults.openToWrite(wish.to(), wish.unencrypted());
                var _ = OneBackupAtATime.on(dataSource.getObject())) {
            vault.depot().sweep();
            var name = BackupName.at(json.clock().instant());
            var written = new Written();
            var main = vault.main();
            vault.write(name.text(), main, out -> {
                try (var zip = new ZipOutputStream(out)) {
                    zip.setLevel(Deflater.BEST_SPEED);
                    writeMoment(zip, wish, written);
                    begin(zip, SETTINGS);
                    zip.write(settings.getBytes(StandardCharsets.UTF_8));
                    begin(zip, MediaLine.ENTRY);
                    written.listed = media.write(zip, vault, main, wish.files());
                    zip.closeEntry();
                }
            });
            var bytes = vault.depot().list("").stream()
                    .filter(file -> file.name().equals(name.text()))
                    .mapToLong(KeptFile::bytes)
                    .sum();
            return written.as(name, bytes, vault.isEncrypting());
        }
    }

    private void writeMoment(ZipOutputStream zip, BackupWish wish, Written written) throws IOException {
        try (var moment = Departure.from(dataSource.getObject(), json.mapper(), json.clock())) {
            begin(zip, Beginning.ENTRY);
            var now = json.clock().instant();
            written.log = log(moment.jdbc());
            zip.write(json.bytes(new Beginning(Beginning.FORMAT, now, moment.scripts(), wish.files(), written.log)));
            zip.closeEntry();
            written.manifest = moment.write(zip);
            written.proof = proofs.of(moment.jdbc());
            begin(zip, Proof.ENTRY);
            zip.write(json.bytes(written.proof));
            zip.closeEntry();
        } catch (SQLException e) {
            throw new IOException("The database could not be read: " + e.getSQLState(), e);
        }
    }

    private static Beginning.@Nullable Log log(JdbcClient jdbc) {
        var isOneOfTwo = jdbc.sql("select to_regclass('pair.authority') is not null")
                .query(Boolean.class)
                .single();
        if (!isOneOfTwo) {
            return null;
        }
        var state = new Authority(jdbc).read();
        return new Beginning.Log(
                state.self().name().toLowerCase(Locale.ROOT),
                state.epoch(),
                state.head().seq(),
                state.head().hash());
    }

    private static void begin(ZipOutputStream zip, String entry) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
    }

    /** What was found on the way. */
    private static final class Written {

        private @Nullable Manifest manifest;
        private @Nullable Proof proof;
        private Beginning.@Nullable Log log;
        private MediaListing.Listed listed = new MediaListing.Listed(0, 0);

        WrittenBackup as(BackupName name, long bytes, boolean encrypted) {
            if (manifest == null || proof == null) {
                throw new IllegalStateException("Nothing was written");
            }
            return new WrittenBackup(
                    name,
                    bytes,
                    manifest.rows(),
                    listed.files(),
                    listed.taken(),
                    encrypted,
                    proof.disagreements(),
                    log);
        }
    }
}
