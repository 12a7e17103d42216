package io.neurocards.operations.preflight;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The storage: a file goes in, is there, and goes away again. */
@Component
record StoreCheck(MediaStore store) implements OutsideCheck {

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Optional<String> look() throws IOException {
        var key = new MediaKey(Bucket.OUTPUTS, "probes/" + UUID.randomUUID());
        store.put(key, new byte[] {1});
        try {
            if (!store.exists(key)) {
                throw new IOException("a file that was put away is not there");
            }
        } finally {
            store.delete(key);
        }
        return Optional.of("a file was put away and deleted");
    }
}
