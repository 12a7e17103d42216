package io.neurocards.videos;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.clips.VerticalPhoto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Photos in the ratio of clips, for models whose clips take the ratio of their picture. Each is made once and kept beside the
 * photo it was made from, as long as that.
 */
final class UprightPhotos {

    private static final String ENDING = "-9x16.jpg";

    private final MediaStore store;

    /** One at a time: a large photo takes some 60 MB while it is made upright. */
    private final ReentrantLock turn = new ReentrantLock();

    UprightPhotos(MediaStore store) {
        this.store = store;
    }

    /**
     * Writes the upright picture to {@code target}, and returns that.
     *
     * @param photo the picture that is stored as {@code key}
     */
    Path of(MediaKey key, Path photo, @Nullable Path cutout, Path target) throws IOException {
        var kept = new MediaKey(key.bucket(), key.path().replaceFirst("\\.[a-z]+$", "") + ENDING);
        turn.lock();
        try {
            if (!store.exists(kept)) {
                VerticalPhoto.write(photo, cutout, target);
                store.put(kept, target);
                return target;
            }
        } finally {
            turn.unlock();
        }
        try (var content = store.open(kept).contentFrom(0)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }
}
