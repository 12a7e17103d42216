package io.neurocards.operations.backups;

import io.neurocards.database.whole.UnusableException;
import io.neurocards.operations.backups.envelope.BackupKey;
import io.neurocards.operations.backups.envelope.DamagedBackupException;
import io.neurocards.shared.OperatorTool;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The operator's commands {@code backup create}, {@code list}, {@code verify}, {@code restore}, {@code prune} and {@code key}. */
@Component
record BackupTool(
        RecordedBackup create, BackupVaults vaults, VerifyBackup verify, RestoreCommand restore, PruneBackups prune)
        implements OperatorTool {

    static final int WELL = 0;
    static final int UNFIT = 1;
    static final int NOT_RUN = 2;

    private static final List<String> USAGE = List.of(
            "Usage: backup key | backup create [--to PLACE] [--with-media] [--unencrypted] | backup list [--to PLACE]",
            "     | backup verify NAME [--to PLACE] | backup restore NAME [--to PLACE] [--with-media] | backup prune [--to PLACE]",
            "PLACE is a folder or s3://bucket/prefix; NAME is one that list prints, or latest");

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        var known = BackupWords.of(words);
        if (known.isEmpty()) {
            USAGE.forEach(say);
            return NOT_RUN;
        }
        try {
            return run(known.get(), say);
        } catch (DamagedBackupException e) {
            say.accept("NOT WHOLE: " + e.getMessage());
            return UNFIT;
        } catch (UnusableException e) {
            say.accept("Nothing was done: " + e.getMessage());
            return UNFIT;
        } catch (IOException e) {
            say.accept("It broke off: " + e.getMessage());
        } catch (SQLException | DataAccessException e) {
            say.accept("It broke off, the database refuses: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return NOT_RUN;
    }

    private int run(BackupWords words, Consumer<String> say) throws IOException, SQLException {
        switch (words.what()) {
            case "key" -> {
                say.accept(BackupKey.random());
                return WELL;
            }
            case "create" -> {
                return create(words, say);
            }
            case "list" -> {
                return list(words, say);
            }
            case "verify" -> {
                return verify(words, say);
            }
            case "restore" -> {
                try (var vault = vaults.open(words.to())) {
                    return restore.run(vault, words, say);
                }
            }
            case "prune" -> {
                return prune(words, say);
            }
            default -> {
                USAGE.forEach(say);
                return NOT_RUN;
            }
        }
    }

    private int create(BackupWords words, Consumer<String> say) {
        var files = words.has(BackupWords.WITH_MEDIA) || vaults.settings().takesFiles();
        var written = create.make(new BackupWish(words.to(), files, words.has(BackupWords.UNENCRYPTED)));
        written.disagreements().forEach(each -> say.accept("The books do not agree: " + each));
        say.accept("Files listed: %d, contents taken along: %d".formatted(written.files(), written.taken()));
        if (written.log() != null) {
            say.accept(written.log().told());
        }
        if (!written.encrypted()) {
            say.accept("It is NOT encrypted: whoever gets hold of it reads all of it");
        }
        say.accept("Written: %s, %d rows, %d bytes".formatted(written.name().text(), written.rows(), written.bytes()));
        return WELL;
    }

    private int list(BackupWords words, Consumer<String> say) throws IOException {
        try (var vault = vaults.open(words.to())) {
            var all = vault.list();
            for (var kept : all) {
                say.accept("%s  %d bytes  %s".formatted(kept.name().text(), kept.bytes(), told(vault, kept)));
            }
            say.accept(all.size() + " backups");
            return WELL;
        }
    }

    private static String told(BackupVault vault, KeptBackup kept) throws IOException {
        try {
            return vault.told(kept.name());
        } catch (DamagedBackupException _) {
            return "DAMAGED";
        }
    }

    private int verify(BackupWords words, Consumer<String> say) throws IOException, SQLException {
        try (var vault = vaults.open(words.to())) {
            var kept = vault.find(words.name());
            var found = verify.verify(vault, kept.name());
            found.disagreements().forEach(each -> say.accept("The books did not agree when it was made: " + each));
            say.accept("Whole: %s, %d rows in %d tables, %d files listed, contents %s"
                    .formatted(
                            kept.name().text(),
                            found.manifest().rows(),
                            found.manifest().tables().size(),
                            found.files(),
                            found.tookFiles() ? "whole, too" : "not taken along"));
            return WELL;
        }
    }

    private int prune(BackupWords words, Consumer<String> say) throws IOException, SQLException {
        try (var vault = vaults.open(words.to())) {
            var pruned = prune.prune(vault);
            pruned.deleted().forEach(name -> say.accept("Deleted: " + name.text()));
            if (pruned.newestGood().isEmpty() && pruned.stay() > 0) {
                say.accept("None of them is whole with this key, and none was deleted");
                return UNFIT;
            }
            say.accept("%d deleted, %d stay, %d contents deleted"
                    .formatted(pruned.deleted().size(), pruned.stay(), pruned.contents()));
            return WELL;
        }
    }
}
