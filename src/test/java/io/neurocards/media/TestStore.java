package io.neurocards.media;

import java.io.IOException;
import java.nio.file.Path;

/** A local store for tests of other modules. */
public final class TestStore {

    private TestStore() {}

    public static MediaStore in(Path folder) throws IOException {
        var store = new LocalMediaStore(folder);
        store.prepare();
        return store;
    }

    /** Returns a store on a device that is always full. */
    public static MediaStore full(Path folder) throws IOException {
        var store = new LocalMediaStore(
                folder,
                _ -> java.nio.channels.FileChannel.open(Path.of("/dev/full"), java.nio.file.StandardOpenOption.WRITE));
        store.prepare();
        return store;
    }
}
