package io.neurocards.operations.health;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever takes in photos or puts away clips needs a store that takes a file and lets go of it. */
@Component
record StorageProbe(MediaStore store) implements Probe {

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public boolean isNeededBy(Roles roles) {
        return !roles.all().equals(Set.of(Role.MONITOR));
    }

    @Override
    public String advice() {
        return "No file can be put away: see whether the disk of STORAGE_BASE_PATH has room and can be written, or whether the store of"
                + " STORAGE_TYPE is there and takes our keys; docs/storage.md.";
    }

    @Override
    public void look() throws IOException {
        var key = new MediaKey(Bucket.OUTPUTS, "probes/" + UUID.randomUUID());
        store.put(key, new byte[] {1});
        store.delete(key);
    }
}
