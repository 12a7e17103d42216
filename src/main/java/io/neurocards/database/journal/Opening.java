package io.neurocards.database.journal;

import io.neurocards.database.journal.Finding.Kind;
import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folders of a journal: cuts what was never acknowledged, takes from the mirror what is damaged, and refuses when
 * acknowledged records cannot be read from anywhere.
 */
final class Opening {

    private final JournalFiles files;
    private final JournalSettings settings;
    private final Chain chain;
    private final SetAside setAside;
    private final Consumer<Finding> findings;
    private final StoredFacts stored;
    private final Contents contents;
    private boolean incomplete;

    private Opening(
            JournalFiles files, JournalSettings settings, Chain chain, Contents empty, Consumer<Finding> findings) {
        this.files = files;
        this.settings = settings;
        this.chain = chain;
        this.setAside = new SetAside(files, chain.nextNumber());
        this.findings = findings;
        this.stored = new StoredFacts(files);
        this.contents = empty;
    }

    /**
     * Returns what the folders hold.
     *
     * @param empty what the records are applied to
     * @throws JournalRefusedException when it may not be used as it is
     */
    static Found read(JournalFiles files, JournalSettings settings, Contents empty, Consumer<Finding> findings)
            throws IOException {
        var chain = Chain.in(files, settings.folders());
        var opening = new Opening(files, settings, chain, empty, findings);
        opening.read();
        return new Found(opening.node(), empty, opening.stored, chain.nextNumber(), chain.nextId());
    }

    private UUID node() throws IOException {
        var nodes = chain.nodes();
        if (nodes.size() > 1) {
            throw refused("they belong to different nodes " + nodes, "give every node folders of its own");
        }
        return nodes.isEmpty() ? UUID.randomUUID() : nodes.getFirst();
    }

    private void read() throws IOException {
        node();
        for (var segment : chain.needed()) {
            var whole = segment.whole();
            if (whole != null && chain.isLinked(whole)) {
                compare(segment, whole);
                apply(segment, whole, false);
            } else if (settings.onDamage() == OnDamage.REFUSE) {
                throw refused(
                        whole == null ? segment.trouble() : whole.file() + " does not follow what is before it",
                        "restore the file, or a mirror that has it, or choose to go on with what can be read");
            } else {
                keepGoodPart(segment);
            }
        }
        var dropped = contents.dropBeyondGap();
        if (dropped > 0) {
            damaged(settings.folder(), null, dropped + " entries that follow a gap were dropped");
        }
    }

    /** Says what other copies lack, and what the end of this one has too much. */
    private void compare(NeededSegment segment, SegmentScan whole) throws IOException {
        for (var copy : segment.copies()) {
            if (!copy.holds(segment.claim())) {
                var kept = setAside.keep(copy.file(), 0);
                found(Kind.REPAIRED, copy.file(), kept, "Damaged, and taken from the other folder");
            } else if (copy.tail()) {
                var kept = setAside.keep(copy.file(), copy.end());
                found(Kind.TORN_TAIL, copy.file(), kept, "Cut what was never acknowledged after byte " + copy.end());
            }
        }
        for (var folder : settings.folders()) {
            if (segment.copies().stream().noneMatch(copy -> copy.file().startsWith(folder))) {
                found(Kind.COPY_BEHIND, folder, null, "Lacks segment " + segment.number() + ", filled from the other");
            }
        }
        stored.know(Objects.requireNonNull(whole.header()), paths(whole, segment.copies()));
    }

    private static List<Path> paths(SegmentScan best, List<SegmentScan> copies) {
        var others = copies.stream()
                .filter(copy -> copy.header() != null && !copy.equals(best))
                .map(SegmentScan::file);
        return Stream.concat(Stream.of(best.file()), others).toList();
    }

    private void keepGoodPart(NeededSegment segment) throws IOException {
        incomplete = true;
        for (var copy : segment.copies()) {
            damaged(copy.file(), setAside.keep(copy.file(), 0), segment.trouble());
        }
        if (segment.copies().isEmpty()) {
            damaged(settings.folder(), null, segment.trouble());
        }
        var largest = segment.largest();
        if (largest != null) {
            stored.know(Objects.requireNonNull(largest.header()), paths(largest, segment.copies()));
            apply(segment, largest, true);
        }
    }

    private void apply(NeededSegment segment, SegmentScan scan, boolean beyondHoles) throws IOException {
        var reader = new SegmentReader(files, scan.file(), Objects.requireNonNull(scan.header()));
        try {
            var end = reader.inOrder(frame -> apply(segment.number(), frame));
            if (beyondHoles) {
                reader.beyond(end, frame -> apply(segment.number(), frame));
            } else if (end != scan.end() || (!incomplete && !contents.makesSense())) {
                throw new IllegalStateException("Its records do not fit together");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw refused(
                    scan.file() + " cannot be understood (" + e + ")", "start the version of NeuroCards that wrote it");
        }
    }

    private void apply(long number, Frame frame) {
        if (!frame.isAcknowledgement()) {
            var length = (int) (frame.end() - frame.offset());
            contents.apply(frame.record(), new FactRef(Mark.NONE, number, frame.offset(), length));
        }
    }

    private void damaged(Path path, @Nullable Path kept, String what) {
        found(Kind.DAMAGED, path, kept, "Acknowledged records are lost: " + what);
    }

    private void found(Kind kind, Path path, @Nullable Path kept, String what) {
        findings.accept(new Finding(kind, path, kept, what + ": path=" + path + ", setAside=" + kept));
    }

    private JournalRefusedException refused(String why, String advice) {
        return new JournalRefusedException("The journal is not used: folders=" + settings.folders() + "; " + why + "; "
                + advice + ". Nothing was changed");
    }
}
