package io.neurocards.sandbox.providers.wire;

import io.neurocards.sandbox.providers.world.Fault;
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
}
