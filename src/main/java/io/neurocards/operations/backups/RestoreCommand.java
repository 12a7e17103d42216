package io.neurocards.operations.backups;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Restores, and says table by table and sum by sum what came of it. */
@Component
record RestoreCommand(RestoreBackup restore, RestoreMedia media) {

    int run(BackupVault vault, BackupWords words, Consumer<String> say) throws IOException, SQLException {
        var kept = vault.find(words.name());
        var restored = restore.restore(vault, kept.name());
        for (var content : restored.manifest().tables()) {
            if (content.rows() > 0) {
                say.accept("%-32s %10d rows  equal".formatted(content.table(), content.rows()));
            }
        }
        restored.proof().sums().forEach((what, sum) -> say.accept("%-32s %10d       equal".formatted(what, sum)));
        var disagreements = restored.proof().disagreements();
        disagreements.forEach(each -> say.accept("The books did not agree before, and do not now: " + each));
        if (disagreements.isEmpty()) {
            say.accept("Books: every rule holds, as before");
        }
        var files = media.compare(vault, kept.name(), words.has(BackupWords.WITH_MEDIA));
        files.named().forEach(name -> say.accept("Missing: " + name));
        say.accept("Files: %d listed, %d brought back, %d missing"
                .formatted(files.files(), files.brought(), files.missing()));
        say.accept("Restored: %s, %d rows in %d tables, all equal by count and SHA-256"
                .formatted(
                        kept.name().text(),
                        restored.manifest().rows(),
                        restored.manifest().tables().size()));
        return files.missing() == 0 ? BackupTool.WELL : BackupTool.UNFIT;
    }
}
