package io.neurocards.database.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** All that the journal wants of a file system; tests put one in its place that fails at every call, and loses power. */
interface JournalFiles {

    /** Makes the folder durably if it is missing. */
    void createFolder(Path folder) throws IOException;

    /** Returns the names of the files in {@code folder}, in no order. */
    List<String> names(Path folder) throws IOException;

    long size(Path file) throws IOException;

    /** Returns the bytes from {@code from} on, {@code length} of them or fewer at the end of the file. */
    ByteBuffer read(Path file, long from, int length) throws IOException;

    /** Makes a file that is not there yet. */
    JournalFile create(Path file) throws IOException;

    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Returns when the names in {@code folder} are on the disk. */
    void forceFolder(Path folder) throws IOException;

    long free(Path folder) throws IOException;

    /**
     * Returns the right to use {@code folder}, until it is closed.
     *
     * @throws JournalRefusedException when somebody has it, be it this process
     */
    Closeable own(Path folder) throws IOException;
}
