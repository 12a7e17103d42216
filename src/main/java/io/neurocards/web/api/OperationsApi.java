package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.WaitedOperation;
import io.neurocards.waiting.WaitedOperations;
import io.neurocards.web.ProblemTexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of a wish that was answered "kept, will be decided". */
@RestController
@Tag(name = "Operations")
class OperationsApi {

    static final String PATH = "/v1/operations/";

    private final WaitedOperations operations;
    private final ProblemTexts texts;

    OperationsApi(WaitedOperations operations, ProblemTexts texts) {
        this.operations = operations;
        this.texts = texts;
    }

    /**
     * @param status pending, applied, refused, expired, or dead: a person looks at it
     * @param resource where what came of it is, once it is applied
     * @param problem why it was refused; nothing was charged then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OperationJson(
            @JsonProperty("operation_id") UUID operationId,
            String type,
            String status,
            @Nullable String resource,
            @Nullable ProblemJson problem,
            @JsonProperty("accepted_at") Instant acceptedAt,
            @JsonProperty("decided_at") @Nullable Instant decidedAt) {}

    record ProblemJson(String code, String detail, Map<String, Object> facts) {}

    @Operation(summary = "What became of an order that was kept while no database could be reached")
    @GetMapping(PATH + "{operation_id}")
    OperationJson operation(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @PathVariable("operation_id") UUID operation,
            Locale locale) {
        return operations
                .find(caller.personId(), new OperationId(operation))
                .map(one -> json(one, locale))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private OperationJson json(WaitedOperation one, Locale locale) {
        var code = one.problem();
        var problem =
                code == null ? null : new ProblemJson(code.text(), texts.text(code, one.facts(), locale), one.facts());
        return new OperationJson(
                one.id().value(),
                one.type(),
                one.status().text(),
                one.resource(),
                problem,
                one.acceptedAt(),
                one.decidedAt());
    }
}
