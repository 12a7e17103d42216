package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.shared.OperationId;
import io.neurocards.waiting.OperationStatus;
import java.util.UUID;

/** A wish that is kept and will be decided; nothing is charged until then. */
record PendingJson(
        @JsonProperty("operation_id") UUID operationId,
        String status,
        @JsonProperty("status_url") String statusUrl) implements OrderAnswer, PlacedAnswer, LinkAnswer, LinkedAnswer {

    static PendingJson of(OperationId id) {
        return new PendingJson(id.value(), OperationStatus.PENDING.text(), OperationsApi.PATH + id);
    }
}
