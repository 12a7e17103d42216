package io.neurocards.jobs;

import io.neurocards.shared.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What every line of the log about a job says of it: which one it is, whose, and which request ordered it, where that is known. */
public final class JobLog implements AutoCloseable {

    private static final String JOB = "job";
    private static final String ACCOUNT = "account";
    private static final String REQUEST = "request";

    private boolean isOver;

    private JobLog() {}

    static JobLog begin(JobType type, UUID id) {
        forget();
        return again(type, id.toString());
    }

    /** Goes on where a run that failed left off: what is decided about it belongs to the same customer. */
    static JobLog again(JobType type, String id) {
        MDC.put(JOB, type.name() + "/" + id);
        return new JobLog();
    }

    /** Says, from within the run of a job, whose it is; until the run is over. */
    public static void about(PersonId person, @Nullable String request) {
        MDC.put(ACCOUNT, person.toString());
        if (request != null) {
            MDC.put(REQUEST, request);
        }
    }

    /** Returns the name of the request that is being answered, for whatever it orders; nothing where there is none. */
    public static @Nullable String request() {
        return MDC.get(REQUEST);
    }

    void over() {
        isOver = true;
    }

    /** After a failure the customer's name stays for what is decided about it, on the same thread. */
    @Override
    public void close() {
        MDC.remove(JOB);
        if (isOver) {
            forget();
        }
    }

    private static void forget() {
        MDC.remove(ACCOUNT);
        MDC.remove(REQUEST);
    }
}
