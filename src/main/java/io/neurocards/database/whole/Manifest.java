package io.neurocards.database.whole;

import java.time.Instant;
import java.util.List;

/**
 * What an export says of itself.
 *
 * @param format of the file
 * @param scripts of the product that had run where it was made; it goes into a database with the same ones only
 */
record Manifest(int format, Instant madeAt, List<String> scripts, List<Content> tables) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /**
     * One table.
     *
     * @param sha256 of its rows as they stand in the file, in hexadecimal
     */
    record Content(String table, long rows, String sha256) {

        String entry() {
            return "tables/" + table + ".copy";
        }
    }

    long rows() {
        return tables.stream().mapToLong(Content::rows).sum();
    }
}
