package io.neurocards.media.remote;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A place where whole files are kept under names with at most one slash: a folder, or a part of a bucket. */
public interface Depot extends AutoCloseable {

    /** Begins a file, which has its name when it is finished and is not there before. */
    UnfinishedFile begin(String name) throws IOException;

    /**
     * Opens a file.
     *
     * @throws java.io.FileNotFoundException when there is none
     */
    InputStream open(String name) throws IOException;

    /**
     * Returns the finished files, sorted by name.
     *
     * @param folder empty for those without a slash in their names
     */
    List<KeptFile> list(String folder) throws IOException;

    /** Deletes a file if it is there. */
    void delete(String name) throws IOException;

    /** Removes what writers that died left behind, and returns how many that were. */
    int sweep() throws IOException;

    @Override
    void close() throws IOException;
}
