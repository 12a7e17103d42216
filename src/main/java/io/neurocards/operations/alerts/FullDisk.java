package io.neurocards.operations.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A disk on which this machine keeps something is nearly full, or all but; counted as for programs without privileges. */
record FullDisk(Disks disks, AlertLimits limits, String subject) implements AlertRule {

    private static final int ALL_BUT = 97;

    /** Where to look; a test makes one of its own. */
    @FunctionalInterface
    interface Disks {

        /** Returns those folders' disks that exist. */
        List<Space> spaces() throws IOException;
    }

    /**
     * One disk, in bytes.
     *
     * @param folders what is kept there, in words of the settings
     */
    record Space(String folders, long total, long usable) {

        int percent() {
            return (int) (100 - usable * 100.0 / total);
        }
    }

    /** @param folders by what they are called */
    static Disks of(Map<String, Path> folders) {
        return () -> {
            var found = new ArrayList<Space>();
            for (var folder : folders.entrySet()) {
                if (Files.exists(folder.getValue())) {
                    var store = Files.getFileStore(folder.getValue());
                    var space = new Space(folder.getKey(), store.getTotalSpace(), store.getUsableSpace());
                    var same = found.stream()
                            .filter(other -> other.total() == space.total())
                            .findFirst();
                    same.ifPresent(found::remove);
                    found.add(same.map(other ->
                                    new Space(other.folders() + ", " + space.folders(), space.total(), space.usable()))
                            .orElse(space));
                }
            }
            return List.copyOf(found);
        };
    }

    @Override
    public String cause() {
        return "full-disk";
    }

    @Override
    public Optional<Finding> look(Instant now) throws IOException {
        return disks.spaces().stream()
                .filter(space -> space.total() > 0 && space.percent() >= limits.diskPercent())
                .max(Comparator.comparingInt(Space::percent))
                .map(this::finding);
    }

    private Finding finding(Space space) {
        var level = space.percent() < Math.max(ALL_BUT, limits.diskPercent()) ? Level.WARNING : Level.CRITICAL;
        var free = space.usable() / (1024 * 1024);
        return new Finding(
                level,
                Map.of(
                        "folders",
                        space.folders(),
                        "machine",
                        subject,
                        "percent",
                        space.percent(),
                        "free_megabytes",
                        free));
    }
}
