package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.shared.OperationId;
import io.neurocards.waiting.OperationStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish that is kept and will be decided; nothing is charged until then. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PendingJson(
        @JsonProperty("operation_id") UUID operationId,
        String status,
        @JsonProperty("status_url") String statusUrl,

        @Schema(description = "Fields that were sent and mean nothing here") @Nullable
        List<String> ignored)
        implements OrderAnswer, PlacedAnswer, LinkAnswer, LinkedAnswer {

    static PendingJson of(OperationId id) {
        return of(id, null);
    }

    static PendingJson of(OperationId id, @Nullable List<String> ignored) {
        return of(id, OperationStatus.PENDING, ignored);
    }

    static PendingJson of(OperationId id, OperationStatus status, @Nullable List<String> ignored) {
        return new PendingJson(id.value(), status.text(), OperationsApi.PATH + id, ignored);
    }
}
