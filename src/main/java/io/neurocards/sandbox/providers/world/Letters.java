package io.neurocards.sandbox.providers.world;

import io.neurocards.sandbox.trouble.Fault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A vendor's callbacks. */
public interface Letters {

    /**
     * A callback to send.
     *
     * @param headers what proves who sends it
     */
    record Letter(String body, Map<String, String> headers) {}

    /** Returns what is to be told about a task as it was {@code at} a moment; nothing when that is not told. */
    Optional<Letter> letter(SimulatedTask task, Instant at);

    /** Returns a good news of {@code task} that this vendor has never signed. */
    Letter forgery(SimulatedTask task);

    /** Returns how a vendor calls a failure of this kind. */
    Ending failure(Fault fault);
}
