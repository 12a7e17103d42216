package io.neurocards.providers.wire;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came of one HTTP request to a vendor.
 *
 * <p>{@link #raw} is the vendor's own words: status line and the beginning of the body, or the failure where there was no
 * answer. It is not redacted.
 */
public sealed interface Reply {

    String raw();

    /**
     * The vendor answered.
     *
     * @param json the body, when it is a JSON object
     * @param retryAfter how long the vendor asks to be left alone, when it says so
     */
    record Answered(
            int status, @Nullable JsonNode json, @Nullable Duration retryAfter, String raw) implements Reply {

        /** Returns the body's number of that name, also when it stands in quotes. */
        public Optional<Integer> number(String field) {
            return json == null ? Optional.empty() : Wires.number(json.path(field));
        }

        /** Returns the body's text of that name; empty when there is none. */
        public String text(String field) {
            return json == null ? "" : Wires.text(json.path(field));
        }

        /** Returns what stands below that name; a missing node when there is nothing. */
        public JsonNode below(String field) {
            return json == null ? MissingNode.getInstance() : json.path(field);
        }
    }

    /** The request may have arrived; its answer did not, or was too long to be one. */
    record Lost(String raw) implements Reply {}

    /** Nothing of the request left. */
    record NotSent(String raw) implements Reply {}
}
