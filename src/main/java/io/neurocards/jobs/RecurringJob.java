package io.neurocards.jobs;

import java.time.Duration;

/** Work that one node of the cluster does again and again. A failed run is logged and followed by the next. */
public interface RecurringJob {

    /** Returns the stored name, which never changes. */
    String name();

    /** Returns the pause between the end of one run and the start of the next. */
    Duration every();

    void run() throws Exception;
}
