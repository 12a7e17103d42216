package io.neurocards.database;

import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which database decides.
 *
 * @param url {@code postgres://} or {@code jdbc:postgresql://}; absent means the embedded server
 * @param embedded the folder of the embedded server
 * @param connections the most connections that this process opens
 * @param slowDecision a decision that takes longer is named in the log
 * @param backup a second database, which makes two of them one; absent means that there is none
 * @param witness a third database; absent means that one process alone uses the two
 * @param journal where this process keeps what must not be lost while a database is away; used with a backup only
 */
@Validated
@ConfigurationProperties("neurocards.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue(EMBEDDED_FOLDER) Path embedded,

        @jakarta.validation.constraints.Min(2) @DefaultValue("12")
        int connections,

        @DurationMin(millis = 1) @DefaultValue("1s") Duration slowDecision,
        @DefaultValue Backup backup,
        @DefaultValue Witness witness,
        @DefaultValue Journal journal) {

    /** The second database. */
    record Backup(@Nullable String url) {

        @Override
        public String toString() {
            return url == null ? "none" : "***";
        }
    }

    /** A third database, which several processes go by. */
    record Witness(@Nullable String url) {

        @Override
        public String toString() {
            return url == null ? "none" : "***";
        }
    }

    /**
     * The journal of this process.
     *
     * @param mirror a second folder, on another disk
     * @param onDamage whether to go on with what can be read when acknowledged records are damaged
     */
    record Journal(
            @DefaultValue("./data/journal") Path folder,
            @Nullable Path mirror,
            @DefaultValue("REFUSE") OnDamage onDamage) {}

    static final String EMBEDDED_FOLDER = "./data/postgres";

    static boolean isEmbedded(@Nullable String url) {
        return url == null || url.equals("embedded");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (url == null ? "embedded" : "***") + ", connections=" + connections + "]";
    }
}
