package io.neurocards.database.journal;

import io.neurocards.database.journal.Finding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The chain of segments: appends to the newest, begins the next, and drops those before a checkpoint. Once anything failed,
 * the newest is left for ever, and only a checkpoint that is proven can follow. Not thread-safe.
 */
final class Segments implements Closeable {

    /** A checkpoint is worth its copying when three quarters of what stands on the disk are dead. */
    private static final int DEAD_TO_LIVE = 4;

    private final JournalFiles files;
    private final List<Path> folders;
    private final long segmentBytes;
    private final UUID node;
    private final UUID boot = UUID.randomUUID();
    private final SecureRandom random = new SecureRandom();
    private final StoredFacts stored;
    private final Consumer<Finding> findings;
    private volatile @Nullable Segment current;
    private volatile List<Path> serving = List.of();
    private long nextNumber;
    private long nextId;
    private long acknowledgedId;
    private long finishedBytes;

    /** @param from what {@link Opening} found */
    Segments(JournalFiles files, JournalSettings settings, Found from, Consumer<Finding> findings) {
        this.files = files;
        this.folders = settings.folders();
        this.segmentBytes = settings.segmentBytes();
        this.node = from.node();
        this.stored = from.stored();
        this.nextNumber = from.nextNumber();
        this.nextId = from.nextId();
        this.acknowledgedId = from.nextId() - 1;
        this.findings = findings;
    }

    /** Makes sure that {@code bytes} can be appended; {@code moved} hears where the facts stand when that took a checkpoint. */
    void prepare(long bytes, Contents contents, Consumer<List<FactRef>> moved) throws IOException {
        var segment = current;
        if (segment != null && segment.fits(bytes)) {
            return;
        }
        var number = nextNumber++;
        var checkpoint = new Checkpoint(number, contents, stored);
        var live = checkpoint.bytes();
        if (segment != null && live * DEAD_TO_LIVE > finishedBytes + segment.end()) {
            follow(segment, number, bytes);
            return;
        }
        leave();
        begin(header(true, number, live + room(bytes), SegmentHeader.NO_HASH), checkpoint, folders);
        finishedBytes = 0;
        moved.accept(checkpoint.places());
        stored.forgetAllBut(number);
        serving.forEach(folder -> dropBefore(folder, number));
    }

    private void follow(Segment segment, long number, long bytes) throws IOException {
        var header = header(false, number, room(bytes), segment.hash());
        finishedBytes += segment.end();
        leave();
        begin(header, Beginning.NOTHING, serving);
    }

    private long room(long bytes) {
        return SegmentHeader.SIZE + Math.max(segmentBytes, bytes + 2L * Frame.HEAD);
    }

    private SegmentHeader header(boolean checkpoint, long number, long allocated, Bytes hash) {
        return new SegmentHeader(
                checkpoint, number, allocated, random.nextLong(), nextId, acknowledgedId, node, boot, hash);
    }

    private void begin(SegmentHeader header, Beginning beginning, List<Path> where) throws IOException {
        var made = new ArrayList<NewSegment>();
        var able = new ArrayList<Path>();
        var failure = new IOException("No new segment can be written: segment=" + header.number());
        for (var folder : where) {
            try {
                made.add(NewSegment.create(files, folder, header, beginning));
                able.add(folder);
            } catch (IOException e) {
                failure.addSuppressed(e);
                report(Kind.COPY_AWAY, folder, "A new segment could not be written", e);
            }
        }
        if (made.isEmpty()) {
            throw failure;
        }
        nextId = made.getFirst().nextId();
        acknowledgedId = nextId - 1;
        serving = List.copyOf(able);
        current = new Segment(header, made);
        stored.know(
                header,
                able.stream()
                        .map(folder -> folder.resolve(SegmentName.of(header.number())))
                        .toList());
    }

    /** Old files are of no use and of no harm: a reader begins at the newest checkpoint. */
    private void dropBefore(Path folder, long number) {
        try {
            for (var name : files.names(folder)) {
                var other = SegmentName.number(name);
                if (SegmentName.isUnproven(name) || (other.isPresent() && other.getAsLong() < number)) {
                    files.delete(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            report(Kind.NOT_DELETED, folder, "Old segments stay until the next checkpoint", e);
        }
    }

    /** Returns when every payload is on every disk, and how many bytes that took. After a failure the segment is poisoned. */
    List<FactRef> append(List<JournalRecord> records, List<byte[]> payloads) throws IOException {
        var segment = serving();
        var places = new ArrayList<FactRef>();
        var frames = new ByteArrayOutputStream();
        for (var i = 0; i < payloads.size(); i++) {
            var type = RecordCodec.type(records.get(i));
            var frame = Frame.encode(segment.header().salt(), nextId++, type, payloads.get(i));
            places.add(new FactRef(Mark.NONE, segment.header().number(), segment.end() + frames.size(), frame.length));
            frames.writeBytes(frame);
        }
        try {
            segment.append(frames.toByteArray());
        } catch (IOException e) {
            poison(segment, e);
            throw e;
        }
        acknowledgedId = nextId - 1;
        acknowledge(segment);
        return places;
    }

    /** What was forced is kept, whatever becomes of the note that it was; but the file is not to be written any more. */
    private void acknowledge(Segment segment) {
        try {
            segment.acknowledge(acknowledgedId);
        } catch (IOException e) {
            poison(segment, e);
        }
    }

    private Segment serving() {
        var segment = current;
        if (segment == null) {
            throw new IllegalStateException("Prepare before you append");
        }
        return segment;
    }

    private void poison(Segment segment, IOException because) {
        var file = serving.getFirst().resolve(SegmentName.of(segment.header().number()));
        report(Kind.POISONED, file, "Writing failed; what is live goes to a new segment", because);
        leave();
    }

    private void leave() {
        var segment = current;
        current = null;
        if (segment != null) {
            try {
                segment.close();
            } catch (IOException e) {
                report(Kind.POISONED, serving.getFirst(), "A segment could not be closed", e);
            }
        }
    }

    private void report(Kind kind, Path path, String what, IOException e) {
        findings.accept(new Finding(kind, path, null, what + ": path=" + path + ", error=" + e));
    }

    boolean isWhole() {
        return current != null;
    }

    long acknowledgedId() {
        return acknowledgedId;
    }

    int copies() {
        return current == null ? 0 : serving.size();
    }

    UUID boot() {
        return boot;
    }

    /** Returns the space that is free where it is least. */
    long free() throws IOException {
        var least = Long.MAX_VALUE;
        for (var folder : serving) {
            least = Math.min(least, files.free(folder));
        }
        return least;
    }

    @Override
    public void close() {
        leave();
    }
}
