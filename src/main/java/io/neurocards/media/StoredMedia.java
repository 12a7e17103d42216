package io.neurocards.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** One stored object as it was when it was looked up. */
public interface StoredMedia {

    /** Returns the size in bytes. */
    long size();

    /** Returns when it was last written. */
    Instant modified();

    /**
     * Opens the content from byte {@code offset} to its end; nothing before the offset is fetched. The caller closes it.
     *
     * @throws IOException when the content cannot be read, also because it was deleted meanwhile
     */
    InputStream contentFrom(long offset) throws IOException;
}
