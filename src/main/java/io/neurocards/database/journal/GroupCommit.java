package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalAnswer.Refused;
import io.neurocards.database.journal.JournalAnswer.Unknown;
import io.neurocards.database.journal.JournalAnswer.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Gathers what comes while the disk is busy, and has it written with one force by the one thread that writes. */
final class GroupCommit implements AutoCloseable {

    private static final int LARGEST_GROUP = 512;
    private static final Refused CLOSED = new Refused(Why.CLOSED, "The journal is closed");

    private final JournalCore core;
    private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private final Object gate = new Object();
    private boolean closed;

    /** @param change null for the end */
    private record Asked(@Nullable Change change, CompletableFuture<JournalAnswer> answer) {

        Asked(@Nullable Change change) {
            this(change, new CompletableFuture<>());
        }
    }

    /** A platform thread: forcing a file blocks its carrier anyway, and must go on while all others are busy. */
    GroupCommit(JournalCore core) {
        this.core = core;
        this.writer = Thread.ofPlatform().name("journal-writer").daemon().start(this::write);
    }

    /** Returns when {@code change} is on the disk, refused or unknown. */
    JournalAnswer commit(Change change) {
        var asked = new Asked(change);
        synchronized (gate) {
            if (closed) {
                return CLOSED;
            }
            queue.add(asked);
        }
        try {
            return asked.answer().get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unknown("Interrupted while the disk was busy with it");
        } catch (ExecutionException e) {
            return new Unknown("The journal's writer failed: " + e.getCause());
        }
    }

    private void write() {
        var group = new ArrayList<Asked>();
        try {
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
                if (!write(group)) {
                    return;
                }
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(group, e);
        }
    }

    /** Returns whether to go on. */
    private boolean write(List<Asked> group) {
        var changes = new ArrayList<Change>();
        for (var asked : group) {
            if (asked.change() != null) {
                changes.add(asked.change());
            }
        }
        var answers = core.commit(changes);
        for (var i = 0; i < changes.size(); i++) {
            group.get(i).answer().complete(answers.get(i));
        }
        return changes.size() == group.size();
    }

    /** Nobody waits for ever, whatever happened to the thread that answers. */
    private void fail(List<Asked> group, Throwable because) {
        synchronized (gate) {
            closed = true;
        }
        queue.drainTo(group);
        group.forEach(asked -> asked.answer().completeExceptionally(because));
    }

    /** What was asked before is answered; the end is the last in the queue. */
    @Override
    public void close() {
        synchronized (gate) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(new Asked(null));
        }
        var interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
