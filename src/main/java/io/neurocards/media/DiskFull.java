package io.neurocards.media;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from any other failed write. */
final class DiskFull {

    private static final long NO_ROOM = 64 * 1024;

    private DiskFull() {}

    /**
     * Returns {@code failure} again, so that the caller can throw it.
     *
     * @throws ProblemException STORAGE_FULL when the reason is that the disk of {@code folder} is full. The text of the
     *     system is looked at first, and as it may be in any language, then the space that is left.
     */
    static IOException orOther(IOException failure, Path folder) throws IOException {
        var text = String.valueOf(failure.getMessage());
        if (text.contains("No space left on device")
                || text.contains("Disk quota exceeded")
                || Files.getFileStore(folder).getUsableSpace() < NO_ROOM) {
            var problem = new ProblemException(ProblemCode.STORAGE_FULL);
            problem.initCause(failure);
            throw problem;
        }
        return failure;
    }
}
