package io.neurocards.database.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which calls of a {@link MemoryFiles} fail, and how. */
final class Faults {

    enum Call {
        CREATE_FOLDER,
        NAMES,
        SIZE,
        READ,
        CREATE,
        WRITE,
        FORCE,
        RENAME,
        FORCE_FOLDER,
        DELETE,
        FREE
    }

    /** Calls for which a full disk has no room. */
    static final Set<Call> NEEDS_SPACE =
            EnumSet.of(Call.CREATE_FOLDER, Call.CREATE, Call.WRITE, Call.FORCE, Call.RENAME);

    private Set<Call> calls = EnumSet.allOf(Call.class);
    private Predicate<Path> where = _ -> true;
    private String message = "Input/output error";
    private int from = Integer.MAX_VALUE;
    private int until;
    private int part;
    private boolean done;
    private int count;
    private boolean paused;

    static Faults none() {
        return new Faults();
    }

    /** The {@code number}th call fails, counted from 0. */
    Faults once(int number) {
        from = number;
        until = number + 1;
        return this;
    }

    /** All calls from the {@code number}th on fail. */
    Faults fromThenOn(int number) {
        from = number;
        until = Integer.MAX_VALUE;
        return this;
    }

    Faults fullDisk() {
        calls = NEEDS_SPACE;
        message = "No space left on device";
        return this;
    }

    Faults only(Set<Call> some) {
        calls = some;
        return this;
    }

    Faults in(Path folder) {
        where = path -> path.startsWith(folder);
        return this;
    }

    /** A write that fails has written that many bytes. */
    Faults part(int bytes) {
        part = bytes;
        return this;
    }

    /** What fails, other than writing and forcing, has happened all the same. */
    Faults butDone() {
        done = true;
        return this;
    }

    /** Whether this call fails; counts it. */
    boolean strikes(Call call, Path path) {
        if (paused || !calls.contains(call) || !where.test(path)) {
            return false;
        }
        var number = count++;
        return number >= from && number < until;
    }

    IOException error(Call call, Path path) {
        return new IOException(message + " (" + call + " " + path.getFileName() + ")");
    }

    /** While a test looks, nothing fails and nothing is counted. */
    void pause(boolean pausing) {
        paused = pausing;
    }

    boolean isDone() {
        return done;
    }

    int part() {
        return part;
    }

    /** Whether the calls were so many that the fault was met. */
    boolean wasMet() {
        return count > from;
    }
}
