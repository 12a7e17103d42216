package io.neurocards.telegram.outgoing;

/** Shows how the queue does. */
@FunctionalInterface
public interface OutgoingMeter {

    OutgoingFigures figures();
}
