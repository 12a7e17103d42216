package io.neurocards.operations.backups;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A backup's file name, such as {@code neurocards-20261123T033000Z-1a2b3c4d.ncb}: names in their order are backups in their order.
 *
 * @param text the name
 * @param begunAt when it was begun
 */
record BackupName(String text, Instant begunAt) {

    private static final Pattern FORM = Pattern.compile("neurocards-(\\d{8}T\\d{6})Z-[0-9a-f]{8}\\.ncb");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    static BackupName at(Instant now) {
        var time = TIME.format(now.atOffset(ZoneOffset.UTC));
        var text = String.format(Locale.ROOT, "neurocards-%sZ-%08x.ncb", time, new SecureRandom().nextInt());
        return parse(text).orElseThrow();
    }

    /** Returns nothing for a file that is no backup. */
    static Optional<BackupName> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var begun = LocalDateTime.parse(parts.group(1), TIME).toInstant(ZoneOffset.UTC);
            return Optional.of(new BackupName(text, begun));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
