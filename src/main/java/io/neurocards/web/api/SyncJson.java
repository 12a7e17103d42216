package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.neurocards.accounts.sync.SyncAnswer;
import io.neurocards.accounts.sync.SyncDocument;
import io.neurocards.accounts.sync.SyncDocuments;
import io.neurocards.accounts.sync.SyncOperation;
import io.neurocards.accounts.sync.SyncResult;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a device sends and gets when it synchronises, as programs spell it. */
final class SyncJson {

    private static final String SERVER_WINS = "server_wins";

    private SyncJson() {}

    record SyncRequestJson(
            @Schema(description = "As it came with the last answer; without it everything is told") @Nullable
            String cursor,

            @ArraySchema(maxItems = SyncDocuments.MOST_OPERATIONS) @Nullable
            List<@Nullable SyncOperationJson> operations) {

        List<SyncOperation> wanted() {
            var sent = Objects.requireNonNullElse(operations, List.<@Nullable SyncOperationJson>of());
            if (sent.size() > SyncDocuments.MOST_OPERATIONS) {
                throw invalid("operations").with("limit", SyncDocuments.MOST_OPERATIONS);
            }
            return sent.stream().map(SyncOperationJson::wanted).toList();
        }

        @Override
        public String toString() {
            return "SyncRequestJson[***]";
        }
    }

    record SyncOperationJson(
            @Schema(
                    description = "Chosen by the device, and the same whenever this is sent",
                    requiredMode = RequiredMode.REQUIRED)
            @JsonProperty("operation_id")
            @Nullable
            UUID operationId,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    pattern = "^" + SyncOperation.COLLECTION + "$",
                    example = "drafts")
            @Nullable
            String collection,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    pattern = "^" + SyncOperation.KEY + "$",
                    example = "white-sneaker")
            @Nullable
            String key,

            @Schema(
                    description = "The version that was changed; 0, or nothing, for a new document",
                    minimum = "0",
                    example = "0")
            @JsonProperty("base_version")
            @Nullable
            Long baseVersion,

            @Schema(description = "Any JSON, at most 16,384 bytes", implementation = Object.class)
            @JsonDeserialize(using = ExactJson.class)
            @Nullable
            String value,

            @Schema(description = "true deletes the document; then there is no value") @Nullable
            Boolean deleted) {

        static SyncOperation wanted(@Nullable SyncOperationJson operation) {
            if (operation == null || operation.operationId() == null) {
                throw invalid("operation_id");
            }
            if (Boolean.TRUE.equals(operation.deleted()) != (operation.value() == null)) {
                throw invalid("value");
            }
            return new SyncOperation(
                    operation.operationId(),
                    WebsiteUsersApi.required(operation.collection(), "collection"),
                    WebsiteUsersApi.required(operation.key(), "key"),
                    Objects.requireNonNullElse(operation.baseVersion(), 0L),
                    operation.value());
        }

        @Override
        public String toString() {
            return "SyncOperationJson[***]";
        }
    }

    record SyncAnswerJson(
            @Schema(description = "To be sent next time") String cursor,

            @Schema(description = "Whether this begins anew: forget every document from before, and take these")
            boolean full,

            List<DocumentJson> changes,
            List<ResultJson> results,

            @Schema(description = "Whether to ask again at once")
            boolean more) {

        static SyncAnswerJson of(SyncAnswer answer) {
            return new SyncAnswerJson(
                    answer.cursor(),
                    answer.isFull(),
                    answer.changes().stream().map(DocumentJson::of).toList(),
                    answer.results().stream().map(ResultJson::of).toList(),
                    answer.hasMore());
        }

        @Override
        public String toString() {
            return "SyncAnswerJson[***]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DocumentJson(
            String collection,
            String key,
            long version,

            @Schema(implementation = Object.class) @JsonRawValue @Nullable
            String value,

            @Nullable Boolean deleted) {

        static DocumentJson of(SyncDocument document) {
            return new DocumentJson(
                    document.collection(),
                    document.key(),
                    document.version(),
                    document.value(),
                    document.value() == null ? true : null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultJson(
            @JsonProperty("operation_id") UUID operationId,

            @Schema(description = "applied, replayed when it was applied before, or conflict", example = "applied")
            String status,

            @Schema(description = "The version that it made; of a conflict the one that is there")
            long version,

            @Nullable ConflictJson conflict) {

        static ResultJson of(SyncResult result) {
            var id = result.operation().id();
            return switch (result) {
                case SyncResult.Applied applied -> new ResultJson(id, "applied", applied.version(), null);
                case SyncResult.Replayed replayed -> new ResultJson(id, "replayed", replayed.version(), null);
                case SyncResult.Conflict(var operation, var server) ->
                    new ResultJson(id, "conflict", server.version(), ConflictJson.of(operation, server));
            };
        }
    }

    record ConflictJson(
            DocumentJson server,
            ClientJson client,

            @Schema(
                    description =
                            "What is there stays; to have it otherwise, send another operation based on its version")
            String resolution) {

        static ConflictJson of(SyncOperation operation, SyncDocument server) {
            var client =
                    new ClientJson(operation.baseVersion(), operation.value(), operation.value() == null ? true : null);
            return new ConflictJson(DocumentJson.of(server), client, SERVER_WINS);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClientJson(
            @JsonProperty("base_version") long baseVersion,

            @Schema(implementation = Object.class) @JsonRawValue @Nullable
            String value,

            @Nullable Boolean deleted) {}

    private static ProblemException invalid(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }
}
