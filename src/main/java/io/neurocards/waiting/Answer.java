package io.neurocards.waiting;

import io.neurocards.shared.OperationId;

/** What a wish was answered with. */
public sealed interface Answer<T> {

    /** It was decided. */
    record Decided<T>(T value) implements Answer<T> {}

    /** It is kept and will be decided; nothing is charged until then. */
    record Pending<T>(OperationId operation) implements Answer<T> {}

    /** It was kept before under this id and waits no more; nothing is done, and nothing charged, by asking again. */
    record Known<T>(OperationId operation, OperationStatus status) implements Answer<T> {}
}
