package io.neurocards.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Keeps photos and clips. An object is visible either whole or not at all: a write that fails leaves what was there before,
 * and of two writers of one key the later to finish wins. Every implementation passes {@code MediaStoreContract}.
 */
public interface MediaStore {

    /**
     * Stores everything that {@code content} still holds, replacing what was under the key, and returns how many bytes that
     * were. The stream is not closed.
     *
     * @throws io.neurocards.shared.ProblemException STORAGE_FULL when there is no room
     * @throws IOException when the content cannot be read or the store cannot be written; nothing is visible then
     */
    long put(MediaKey key, InputStream content) throws IOException;

    /** Stores the content of a file. */
    default long put(MediaKey key, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return put(key, content);
        }
    }

    /** Stores the bytes. */
    default long put(MediaKey key, byte[] content) throws IOException {
        return put(key, new ByteArrayInputStream(content));
    }

    /**
     * Looks an object up.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND when there is none
     */
    StoredMedia open(MediaKey key) throws IOException;

    boolean exists(MediaKey key) throws IOException;

    /** Deletes an object and returns whether it was there. */
    boolean delete(MediaKey key) throws IOException;

    /** Returns the keys of all objects of a bucket that were last written before {@code limit}, in order of their paths. */
    List<MediaKey> listOlderThan(Bucket bucket, Instant limit) throws IOException;

    /** Returns the keys of all objects of a bucket whose path begins with {@code folder} and a slash. */
    default List<MediaKey> listBelow(Bucket bucket, String folder) throws IOException {
        return listOlderThan(bucket, Instant.parse("9999-12-31T00:00:00Z")).stream()
                .filter(key -> key.path().startsWith(folder + "/"))
                .toList();
    }

    /**
     * Looks whether it is there for us, and stores nothing: a folder whether it can be written and has room, a bucket elsewhere only whether
     * it answers for our keys. That a file goes in is known once one did.
     *
     * @throws io.neurocards.shared.ProblemException STORAGE_FULL when there is no room
     * @throws IOException when it can't be reached, or a folder can't be written, with the reason
     */
    void check() throws IOException;

    /** Removes what writers that died left unfinished before {@code limit}, and returns how many there were. */
    int removeUnfinishedBefore(Instant limit) throws IOException;
}
