package io.neurocards.operations.alerts;

import java.util.List;

/** Calls that are made at the same moment, so that many of them can be told as one; published as an event of the application. */
public record OperatorCalls(List<OperatorCall> calls) {

    public OperatorCalls {
        calls = List.copyOf(calls);
    }
}
