package io.neurocards.operations.alerts;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that takes nothing, or forgets what it takes. */
record BrokenStore(@Nullable IOException failure) implements MediaStore {

    @Override
    public long put(MediaKey key, InputStream content) throws IOException {
        if (failure != null) {
            throw failure;
        }
        return content.readAllBytes().length;
    }

    @Override
    public StoredMedia open(MediaKey key) throws IOException {
        throw new IOException("Nothing is kept");
    }

    @Override
    public boolean exists(MediaKey key) {
        return false;
    }

    @Override
    public boolean delete(MediaKey key) {
        return true;
    }

    @Override
    public List<MediaKey> listOlderThan(Bucket bucket, Instant limit) {
        return List.of();
    }

    @Override
    public void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int removeUnfinishedBefore(Instant limit) {
        return 0;
    }
}
