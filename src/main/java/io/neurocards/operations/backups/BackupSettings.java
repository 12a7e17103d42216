package io.neurocards.operations.backups;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where backups go, and how long they stay.
 *
 * @param to a folder or {@code s3://bucket/prefix}; empty for none
 * @param at when the nightly one is made, such as {@code 03:30}
 * @param key 32 bytes as text; empty for none
 * @param passphraseFile holds a passphrase instead; empty for none
 * @param media {@code list}, or {@code files} to take photos and clips along
 * @param keepDays of how many days the newest one stays
 * @param keepWeeks of how many weeks the newest one stays
 * @param keepMonths of how many months the newest one stays
 * @param restoreUrl the database to restore into; empty for the studio's own
 */
@ConfigurationProperties("neurocards.backup")
record BackupSettings(
        @DefaultValue("") String to,
        @DefaultValue("03:30") String at,
        @DefaultValue("") String key,
        @DefaultValue("") String passphraseFile,
        @DefaultValue("list") String media,
        @DefaultValue("7") int keepDays,
        @DefaultValue("4") int keepWeeks,
        @DefaultValue("6") int keepMonths,
        @DefaultValue("") String restoreUrl) {

    LocalTime time() {
        return LocalTime.parse(at.length() == 4 ? "0" + at : at);
    }

    boolean takesFiles() {
        return media.equals("files");
    }

    @Override
    public String toString() {
        return "BackupSettings[to=" + to + "]";
    }
}
