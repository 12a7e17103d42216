package io.neurocards.database.log;

import java.util.HexFormat;

/**
 * A place in the log. The hash is chained over all entries up to this one, so two databases with the same head hold the
 * same log.
 *
 * @param seq the number of the entry, 0 before the first
 * @param hash SHA-256 in hexadecimal; before the first entry that of the rows which the log began with
 */
public record Head(long seq, String hash) {

    /** What is known where nothing is known yet. No log of a database begins here. */
    public static final Head BEGINNING = new Head(0, "0".repeat(64));

    public Head {
        if (seq < 0 || !hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("No place in a log: seq=" + seq + ", hash=" + hash);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }
}
