package io.neurocards.sandbox.faults;

import io.neurocards.database.log.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The two databases of the demo. */
public final class DemoDatabases implements AutoCloseable {

    private static final Executor THREADS =
            work -> Thread.ofPlatform().daemon().name("two-databases").start(work);

    private final DemoDatabase primary;
    private final DemoDatabase backup;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private DemoDatabases(DemoDatabase primary, DemoDatabase backup) {
        this.primary = primary;
        this.backup = backup;
    }

    /**
     * Starts both, side by side.
     *
     * @throws IOException when one does not come up; the other is stopped again
     */
    static DemoDatabases start(Path primaryFolder, Path backupFolder) throws IOException {
        var backup = CompletableFuture.supplyAsync(() -> started(Side.BACKUP, backupFolder), THREADS);
        DemoDatabase primary;
        try {
            primary = DemoDatabase.start(Side.PRIMARY, primaryFolder);
        } catch (IOException | RuntimeException e) {
            stop(backup, e);
            throw e;
        }
        try {
            return new DemoDatabases(primary, backup.join());
        } catch (CompletionException e) {
            primary.close();
            throw new IOException("The second embedded PostgreSQL could not be started: folder=" + backupFolder, e);
        }
    }

    private static DemoDatabase started(Side side, Path folder) {
        try {
            return DemoDatabase.start(side, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(CompletableFuture<DemoDatabase> starting, Exception reason) {
        try {
            starting.join().close();
        } catch (IOException | CompletionException e) {
            reason.addSuppressed(e);
        }
    }

    public DemoDatabase at(Side side) {
        return switch (side) {
            case PRIMARY -> primary;
            case BACKUP -> backup;
        };
    }

    public List<DemoDatabase> both() {
        return List.of(primary, backup);
    }

    /** Stops both; a second time does nothing. */
    @Override
    public void close() throws IOException {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        try {
            primary.close();
        } finally {
            backup.close();
        }
    }
}
