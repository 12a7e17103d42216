package io.neurocards.providers.local;

import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One rendering of this process, from its start until it is forgotten. Written by its thread, read by any. */
final class Rendering {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private volatile int progress;
    private volatile LookUpAnswer.@Nullable Failed failure;
    private volatile @Nullable Thread work;

    void begin(Thread thread) {
        work = thread;
        thread.start();
    }

    void reach(int percent) {
        progress = Math.clamp(percent, progress, 100);
    }

    void fail(FailureReason reason, String message) {
        failure = new LookUpAnswer.Failed(reason, message);
    }

    LookUpAnswer answer() {
        var failed = failure;
        return failed == null ? new LookUpAnswer.Waiting(progress) : failed;
    }

    void cancel() {
        var running = work;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Returns when the rendering has ended, or the caller is told to stop waiting. */
    void awaitEnd() {
        var running = work;
        try {
            if (running != null) {
                running.join(LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
