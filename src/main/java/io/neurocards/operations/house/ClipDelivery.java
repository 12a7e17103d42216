package io.neurocards.operations.house;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** A way on which finished clips, or word of them, go to whoever ordered them. */
public interface ClipDelivery {

    /**
     * A finished clip that is to go out once more.
     *
     * @param late whether it came when it had failed already
     */
    record Finished(UUID clip, UUID order, PersonId person, boolean late) {}

    /** Returns the word of the way, such as {@code telegram}. */
    String way();

    /**
     * Has it go out once more, in the caller's transaction; one that is on its way already is left alone.
     *
     * @return whether it is on its way now; it is not where the customer does not hear on this way
     */
    boolean again(Finished finished, Instant now);
}
