package io.neurocards.operations.backups;

import io.neurocards.operations.backups.envelope.DamagedBackupException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deletes what need not stay, and contents that no backup names any more. The newest good one always stays. */
@Component
record PruneBackups(
        ObjectProvider<DataSource> dataSource, BackupWalk walk, VerifyBackup verify, BackupSettings settings) {

    private static final Logger log = LoggerFactory.getLogger(PruneBackups.class);

    /**
     * What was done.
     *
     * @param newestGood the newest one that is whole, which was found out by reading it
     */
    record Pruned(List<BackupName> deleted, int stay, long contents, Optional<BackupName> newestGood) {}

    Pruned prune(BackupVault vault) throws IOException, SQLException {
        try (var _ = OneBackupAtATime.on(dataSource.getObject())) {
            vault.depot().sweep();
            var all = vault.list().stream().map(KeptBackup::name).toList();
            var good = newestGood(vault, all);
            var today = walk.json().clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
            var kept = new HashSet<>(
                    new Retention(settings.keepDays(), settings.keepWeeks(), settings.keepMonths()).kept(all, today));
            good.ifPresent(kept::add);
            var deleted = good.isEmpty()
                    ? List.<BackupName>of()
                    : all.stream().filter(name -> !kept.contains(name)).toList();
            for (var name : deleted) {
                vault.depot().delete(name.text());
            }
            var stay = all.stream().filter(name -> !deleted.contains(name)).toList();
            var contents = deleted.isEmpty() ? 0 : pruneContents(vault, stay);
            return new Pruned(deleted, stay.size(), contents, good);
        }
    }

    private Optional<BackupName> newestGood(BackupVault vault, List<BackupName> all) throws IOException, SQLException {
        for (var name : all.reversed()) {
            try {
                verify.verify(vault, name);
                return Optional.of(name);
            } catch (DamagedBackupException e) {
                log.error("A backup is not whole: name={}, reason={}", name.text(), e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Deletes nothing when one of the backups can't be read: it may name any of them. */
    private long pruneContents(BackupVault vault, List<BackupName> stay) throws IOException, SQLException {
        var superfluous = vault.contents();
        if (superfluous.isEmpty()) {
            return 0;
        }
        for (var name : stay) {
            var named = new Named();
            try {
                var main = walk.walk(vault, name, named);
                named.contents.forEach(sha256 -> superfluous.remove(BackupVault.contentFile(main, sha256)));
            } catch (DamagedBackupException e) {
                log.warn(
                        "Contents stay, because a backup can't be read: name={}, reason={}",
                        name.text(),
                        e.getMessage());
                return 0;
            }
        }
        for (var file : superfluous) {
            vault.depot().delete(file);
        }
        return superfluous.size();
    }

    private static final class Named implements BackupReader {

        private final Set<String> contents = new HashSet<>();

        @Override
        public void media(MediaLine line) {
            contents.add(line.sha256());
        }
    }
}
