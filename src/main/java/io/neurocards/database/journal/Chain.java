package io.neurocards.database.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** All segments that stand in the folders, and which of them are needed: from the newest checkpoint on. */
final class Chain {

    private final TreeMap<Long, List<SegmentScan>> scans = new TreeMap<>();
    private final TreeMap<Long, NeededSegment> needed = new TreeMap<>();
    private long highestNumber;

    private Chain() {}

    static Chain in(JournalFiles files, List<Path> folders) throws IOException {
        var chain = new Chain();
        for (var folder : folders) {
            for (var name : files.names(folder)) {
                chain.add(files, folder, name);
            }
        }
        chain.findNeeded();
        return chain;
    }

    private void add(JournalFiles files, Path folder, String name) {
        var number = SegmentName.number(name.replace(SegmentName.UNPROVEN, ""));
        if (number.isEmpty()) {
            return;
        }
        highestNumber = Math.max(highestNumber, number.getAsLong());
        if (!SegmentName.isUnproven(name)) {
            scans.computeIfAbsent(number.getAsLong(), _ -> new ArrayList<>())
                    .add(SegmentScan.of(files, folder.resolve(name)));
        }
    }

    private void findNeeded() {
        if (scans.isEmpty()) {
            return;
        }
        var base = scans.keySet().stream()
                .filter(number -> headers(number).anyMatch(SegmentHeader::checkpoint))
                .mapToLong(number -> number)
                .max()
                .orElse(scans.firstKey());
        for (var number = base; number <= scans.lastKey(); number++) {
            var copies = scans.getOrDefault(number, List.of());
            var own = copies.stream().mapToLong(SegmentScan::claim).max().orElse(0);
            var next = headers(number + 1)
                    .mapToLong(SegmentHeader::previousId)
                    .max()
                    .orElse(0);
            needed.put(number, new NeededSegment(number, copies, Math.max(own, next)));
        }
    }

    private Stream<SegmentHeader> headers(long number) {
        return scans.getOrDefault(number, List.of()).stream()
                .map(SegmentScan::header)
                .filter(Objects::nonNull);
    }

    boolean isEmpty() {
        return scans.isEmpty();
    }

    /** In order; the first one is a checkpoint, unless everything is lost. */
    List<NeededSegment> needed() {
        return List.copyOf(needed.values());
    }

    /** Whether {@code segment} is what its header says it follows. */
    boolean isLinked(SegmentScan segment) {
        var header = Objects.requireNonNull(segment.header());
        if (header.checkpoint()) {
            return true;
        }
        var before = needed.get(header.number() - 1);
        var previous = before == null ? null : before.whole();
        return previous != null
                && previous.lastId() == header.previousId()
                && previous.hash().equals(header.previousHash());
    }

    List<UUID> nodes() {
        return scans.keySet().stream()
                .flatMap(this::headers)
                .map(SegmentHeader::node)
                .distinct()
                .toList();
    }

    long nextNumber() {
        return highestNumber + 1;
    }

    /** Above every id that was ever written, be it whole or not. */
    long nextId() {
        return 1
                + scans.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(SegmentScan::highestId)
                        .max()
                        .orElse(0);
    }
}
