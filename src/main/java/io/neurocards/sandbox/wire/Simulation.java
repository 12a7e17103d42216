package io.neurocards.sandbox.wire;

import io.neurocards.sandbox.trouble.Fault;
import java.io.IOException;

/** A provider that is not there: it answers in the real one's words, and as strictly. */
public interface Simulation {

    /** Returns the name by which faults and facts know it. */
    String vendor();

    /** Returns what the call is for: {@code create}, {@code look}, {@code upload}, {@code chat} …; empty for nothing known. */
    String operation(Call call);

    /** Does what the call asks. */
    Reply answer(Call call) throws IOException, InterruptedException;

    /** Says in the provider's own words what the fault is about. */
    Reply trouble(Fault fault);

    /** Says it to somebody whose call may be remembered with it. */
    default Reply trouble(Fault fault, Call call) {
        return trouble(fault);
    }
}
