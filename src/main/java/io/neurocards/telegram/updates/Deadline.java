package io.neurocards.telegram.updates;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets work run for so long, on a virtual thread of its own, and no longer. */
record Deadline(Duration longest) {

    private static final Logger log = LoggerFactory.getLogger(Deadline.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /**
     * Returns what the work threw, or null when it returned. Work that takes longer is interrupted, and left behind when it
     * does not heed that: what it does then can't be helped.
     *
     * @throws InterruptedException when the caller is interrupted; so is the work
     */
    @Nullable
    Throwable run(Callable<?> work) throws InterruptedException {
        var task = new FutureTask<>(work);
        var thread = Thread.ofVirtual().name("telegram-handler").start(task);
        try {
            task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            return worthHandling(Objects.requireNonNull(e.getCause()));
        } catch (TimeoutException _) {
            return stopped(thread);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }

    private static Throwable stopped(Thread thread) throws InterruptedException {
        var tooLong = new TookTooLong(thread.getStackTrace());
        thread.interrupt();
        if (!thread.join(GRACE)) {
            log.error("A handler does not heed its interruption; it is left behind", tooLong);
        }
        return tooLong;
    }

    /** A machine that is broken is nothing that another try would mend. */
    private static Throwable worthHandling(Throwable failure) {
        if (failure instanceof VirtualMachineError broken && !(failure instanceof StackOverflowError)) {
            throw broken;
        }
        return failure;
    }
}
