package io.neurocards.providers;

import java.util.List;

/** Clients that are there or not by the operator's settings. */
@FunctionalInterface
public interface ProviderGroup {

    /** Returns those that can be used, in no order that matters. */
    List<VideoProvider> providers();
}
