package io.neurocards.providers;

import io.neurocards.providers.Catalogue.Pause;
import java.util.List;

/** Which models are paused though the catalogue's file says that they are live; all processes see the same. */
interface Pauses {

    /** Returns the pauses that have not ended, the oldest first. */
    List<Pause> open();

    /** Begins a pause in the caller's transaction unless the model is paused; returns whether it began. */
    boolean begin(String model, String reason);

    /** Ends the pause in the caller's transaction; returns whether there was one. */
    boolean end(String model);
}
