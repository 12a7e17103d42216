package io.neurocards.payments.wire;

/**
 * What a gateway's answer to a request comes to. Reasons are for the operator: {@link Words}.
 *
 * @param <T> what the gateway tells
 */
public sealed interface Reply<T> {

    /** It did as it was asked. */
    record Done<T>(T told) implements Reply<T> {}

    /** It knows nothing of that name. */
    record Missing<T>(String reason) implements Reply<T> {}

    /** It said no, and nothing was done. */
    record Refused<T>(String reason) implements Reply<T> {}

    /** No answer, or none that says whether something was done. */
    record Unclear<T>(String reason) implements Reply<T> {}
}
