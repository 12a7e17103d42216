package io.neurocards.database.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is being written. Whatever throws may have happened in part. */
interface JournalFile extends Closeable {

    /** Writes all of {@code bytes} from {@code at} on. */
    void write(ByteBuffer bytes, long at) throws IOException;

    /** Returns when the content is on the disk; with {@code metadata}, also everything else about the file. */
    void force(boolean metadata) throws IOException;
}
