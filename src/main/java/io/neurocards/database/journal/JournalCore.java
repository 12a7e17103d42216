package io.neurocards.database.journal;

import io.neurocards.database.journal.Finding.Kind;
import io.neurocards.database.journal.JournalAnswer.Refused;
import io.neurocards.database.journal.JournalAnswer.Unknown;
import io.neurocards.database.journal.JournalAnswer.Why;
import io.neurocards.database.journal.JournalRecord.Accepted;
import io.neurocards.database.journal.JournalRecord.PaymentKept;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The journal without threads: judges changes, writes them together, and answers. {@link #commit} is for one thread at a time;
 * everything else is for any.
 */
final class JournalCore implements Closeable {

    private static final int FINDINGS = 200;

    private final Rules rules;
    private final long lowDiskBytes;
    private final Segments segments;

    /** What was acknowledged; changed and looked at under its own lock. */
    private final Contents acknowledged;

    /** The same, and what of the present batch is about to be. */
    private final Contents projected;

    private final StoredFacts stored;
    private final List<Closeable> owned;
    private final Queue<Finding> findings;
    private final Path folder;
    private long lastId;

    private JournalCore(
            JournalSettings settings, Found found, Segments segments, List<Closeable> owned, Queue<Finding> findings) {
        this.rules = new Rules(settings.waitingLimit());
        this.lowDiskBytes = settings.lowDiskBytes();
        this.folder = settings.folder();
        this.segments = segments;
        this.acknowledged = found.contents();
        this.projected = acknowledged.copy();
        this.stored = found.stored();
        this.owned = owned;
        this.findings = findings;
    }

    /**
     * Opens the journal, or begins one in empty folders. Whatever the last run left is written anew and proven before this
     * returns: what a file shows may never have reached the disk.
     *
     * @throws JournalRefusedException when it is somebody else's, or damaged
     */
    static JournalCore open(JournalFiles files, JournalSettings settings, Contents empty) throws IOException {
        var owned = new ArrayList<Closeable>();
        var findings = new ArrayDeque<Finding>();
        try {
            for (var folder : settings.folders()) {
                files.createFolder(folder);
                owned.add(files.own(folder));
            }
            var found = Opening.read(files, settings, empty, finding -> note(findings, finding));
            var segments = new Segments(files, settings, found, finding -> note(findings, finding));
            var core = new JournalCore(settings, found, segments, owned, findings);
            core.prepare(0);
            return core;
        } catch (IOException | RuntimeException e) {
            release(owned, e);
            throw e;
        }
    }

    private static void release(List<Closeable> owned, Exception because) {
        for (var folder : owned) {
            try {
                folder.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static void note(Queue<Finding> findings, Finding finding) {
        synchronized (findings) {
            findings.add(finding);
            if (findings.size() > FINDINGS) {
                findings.remove();
            }
        }
    }

    /** Judges {@code changes} in their order, writes what is new of them with one force, and answers each. */
    List<JournalAnswer> commit(List<Change> changes) {
        var batch = new Batch(rules);
        var lowDisk = changes.stream().anyMatch(JournalCore::isCustomers) && isLowOnDisk();
        for (var change : changes) {
            batch.add(change, acknowledged, projected, lowDisk);
        }
        return batch.records().isEmpty() ? batch.kept(segments.acknowledgedId()) : write(batch);
    }

    private List<JournalAnswer> write(Batch batch) {
        try {
            prepare(batch.bytes());
        } catch (IOException e) {
            projected.become(acknowledged);
            return batch.failed(
                    segments.acknowledgedId(), new Refused(Why.DISK, "No new segment can be written and proven: " + e));
        }
        var last = segments.acknowledgedId();
        try {
            keep(batch, segments.append(batch.records(), batch.payloads()));
            return batch.kept(last);
        } catch (IOException e) {
            projected.become(acknowledged);
            recover();
            return batch.failed(last, new Unknown("Writing or forcing failed: " + e));
        }
    }

    private void keep(Batch batch, List<FactRef> places) {
        synchronized (acknowledged) {
            for (var i = 0; i < places.size(); i++) {
                acknowledged.apply(batch.records().get(i), places.get(i));
            }
            lastId = segments.acknowledgedId();
        }
        if (!segments.isWhole()) {
            recover();
        }
    }

    /** At once, so that the state is proven again; if that fails too, every later commit tries. */
    private void recover() {
        try {
            prepare(0);
        } catch (IOException e) {
            note(
                    findings,
                    new Finding(
                            Kind.STUCK,
                            folder,
                            null,
                            "No new segment can be written and proven: error=" + e
                                    + "; nothing is kept until one can"));
        }
    }

    private static boolean isCustomers(Change change) {
        return change.record() instanceof Accepted || change.record() instanceof PaymentKept;
    }

    /** A disk that does not say how full it is counts as full. */
    private boolean isLowOnDisk() {
        try {
            return segments.free() < lowDiskBytes;
        } catch (IOException _) {
            return true;
        }
    }

    private void prepare(long bytes) throws IOException {
        segments.prepare(bytes, acknowledged, places -> {
            synchronized (acknowledged) {
                acknowledged.move(places);
                lastId = segments.acknowledgedId();
            }
        });
    }

    JournalState state() {
        synchronized (acknowledged) {
            return new JournalState(
                    acknowledged.register(),
                    acknowledged.mark(),
                    acknowledged.head(),
                    acknowledged.facts().size(),
                    List.copyOf(acknowledged.waiting().values()),
                    List.copyOf(acknowledged.dead().values()),
                    List.copyOf(acknowledged.payments().values()),
                    lastId,
                    segments.copies());
        }
    }

    Register register() {
        synchronized (acknowledged) {
            return acknowledged.register();
        }
    }

    Mark mark() {
        synchronized (acknowledged) {
            return acknowledged.mark();
        }
    }

    Mark head() {
        synchronized (acknowledged) {
            return acknowledged.head();
        }
    }

    /** Returns facts after {@code seq} in order, at most {@code limit}. */
    List<Fact> facts(long seq, int limit) throws IOException {
        synchronized (acknowledged) {
            var read = new ArrayList<Fact>();
            var facts = acknowledged.facts();
            var mark = acknowledged.mark().seq();
            var from = seq <= mark ? 0 : Math.clamp(seq - mark, 0, facts.size());
            for (var fact : facts.subList(from, from + Math.min(facts.size() - from, limit))) {
                read.add(stored.read(fact));
            }
            return read;
        }
    }

    List<Finding> findings() {
        synchronized (findings) {
            return List.copyOf(findings);
        }
    }

    String bootId() {
        return segments.boot().toString();
    }

    @Override
    public void close() throws IOException {
        segments.close();
        for (var folder : owned) {
            folder.close();
        }
    }
}
