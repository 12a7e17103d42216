package io.neurocards.payments.wire;

import tools.jackson.databind.JsonNode;

/** What a gateway's answer to a request comes to. Reasons are for the operator: {@link Words}. */
public sealed interface Reply {

    /** It did as it was asked; {@code json} is an object. */
    record Done(JsonNode json) implements Reply {}

    /** It knows nothing of that name. */
    record Missing(String reason) implements Reply {}

    /** It said no, and nothing was done. */
    record Refused(String reason) implements Reply {}

    /** No answer, or none that says whether something was done. */
    record Unclear(String reason) implements Reply {}
}
