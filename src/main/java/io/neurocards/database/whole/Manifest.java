package io.neurocards.database.whole;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * What an export says of itself.
 *
 * @param format of the file
 * @param madeAt when it was written
 * @param scripts of the product that had run where it was made; it goes into a database with the same ones only
 * @param tables in the order in which they were written
 */
public record Manifest(int format, Instant madeAt, List<String> scripts, List<Content> tables) {

    /** The one format that this program reads. */
    public static final int FORMAT = 1;

    /** The entry that holds it. */
    public static final String NAME = "manifest.json";

    private static final int CHUNK = 1 << 16;

    /**
     * One table.
     *
     * @param table its name
     * @param rows how many it has
     * @param sha256 of its rows as they stand in the file, in hexadecimal
     */
    public record Content(String table, long rows, String sha256) {

        private static final String FOLDER = "tables/";
        private static final String ENDING = ".copy";

        /** Returns the name of the entry that holds its rows. */
        public String entry() {
            return FOLDER + table + ENDING;
        }

        /** Tells whether an entry holds rows. */
        public static boolean isEntry(String name) {
            return name.startsWith(FOLDER) && name.endsWith(ENDING);
        }

        /** Returns which table an entry is of. */
        public static String tableOf(String entry) {
            return entry.substring(FOLDER.length(), entry.length() - ENDING.length());
        }

        /** Reads rows to their end, and says what they were. The stream is not closed. */
        public static Content read(String table, InputStream rows) throws IOException {
            var digest = new Digest();
            var chunk = new byte[CHUNK];
            var lines = 0L;
            for (var length = rows.read(chunk); length >= 0; length = rows.read(chunk)) {
                digest.add(chunk, length);
                for (var at = 0; at < length; at++) {
                    lines += chunk[at] == '\n' ? 1 : 0;
                }
            }
            return new Content(table, lines, digest.hex());
        }
    }

    /** Returns how many rows all tables have together. */
    public long rows() {
        return tables.stream().mapToLong(Content::rows).sum();
    }
}
