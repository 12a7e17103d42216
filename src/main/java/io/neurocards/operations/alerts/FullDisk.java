package io.neurocards.operations.alerts;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The disk of the storage folder is 90 % full, or 97 %; counted as the system counts it for programs without privileges. */
record FullDisk(Disk disk) implements AlertRule {

    private static final int NEARLY = 90;
    private static final int ALL_BUT = 97;

    /** Where to look; a test makes one of its own. */
    @FunctionalInterface
    interface Disk {

        /** Returns nothing while the folder does not exist. */
        Optional<Space> space() throws IOException;
    }

    /** Bytes. */
    record Space(long total, long usable) {}

    static FullDisk of(Path folder) {
        return new FullDisk(
                () -> Files.exists(folder) ? Optional.of(space(Files.getFileStore(folder))) : Optional.empty());
    }

    private static Space space(FileStore store) throws IOException {
        return new Space(store.getTotalSpace(), store.getUsableSpace());
    }

    @Override
    public String cause() {
        return "full-disk";
    }

    @Override
    public Optional<Finding> look(Instant now) throws IOException {
        return disk.space().filter(space -> space.total() > 0).flatMap(FullDisk::judge);
    }

    private static Optional<Finding> judge(Space space) {
        var percent = (int) (100 - space.usable() * 100.0 / space.total());
        if (percent < NEARLY) {
            return Optional.empty();
        }
        var level = percent < ALL_BUT ? Level.WARNING : Level.CRITICAL;
        var free = space.usable() / (1024 * 1024);
        return Optional.of(new Finding(level, Map.of("percent", percent, "free_megabytes", free)));
    }
}
