package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** A node's journal on a simulated disk, for whoever simulates more than the journal. */
public final class SimulatedJournal implements AutoCloseable {

    private static final JournalSettings SETTINGS =
            new JournalSettings(Path.of("/journal"), null, 8 << 10, 10, 0, OnDamage.REFUSE);

    private MemoryFiles disk = new MemoryFiles();
    private NodeJournal open = opened(disk);

    public NodeJournal journal() {
        return open;
    }

    /** From now on the disk is full. */
    public void fill() {
        disk.with(Faults.none().fullDisk().fromThenOn(0));
    }

    /** From now on the disk has room. */
    public void empty() {
        disk.with(Faults.none());
    }

    /** The process dies, or the whole machine, and is started anew; the disk has room then. */
    public void restart(RandomGenerator random) {
        replace(random.nextBoolean() ? disk.copy() : disk.afterPowerLoss(random));
    }

    /** The disk is lost with all that was on it. */
    public void lose() {
        replace(new MemoryFiles());
    }

    private void replace(MemoryFiles next) {
        close();
        disk = next;
        open = opened(next);
    }

    private static NodeJournal opened(MemoryFiles files) {
        try {
            return NodeJournal.open(files, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            disk.with(Faults.none());
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
