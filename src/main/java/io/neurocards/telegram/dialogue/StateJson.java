package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.client.ConditionalOnBot;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The state of a conversation as it is kept. */
@Component
@ConditionalOnBot
final class StateJson {

    private static final Logger log = LoggerFactory.getLogger(StateJson.class);

    /** Raised whenever a kept state of before can't be gone on with; such a conversation begins anew. */
    private static final int FORMAT = 1;

    private final ObjectMapper json;

    StateJson(ObjectMapper json) {
        this.json = json;
    }

    String write(State state) {
        return json.writeValueAsString(new Kept(FORMAT, state));
    }

    /** Returns the state, or nothing when it was written by another version of ours or can't be read. */
    Optional<State> read(String kept) {
        try {
            var tree = json.readTree(kept);
            if (tree.isEmpty()) {
                return Optional.of(new State.Idle());
            }
            return tree.path("format").asInt(0) == FORMAT
                    ? Optional.of(json.treeToValue(tree.path("state"), State.class))
                    : Optional.empty();
        } catch (JacksonException e) {
            log.warn(
                    "A conversation can't be gone on with: reason={}; it begins anew",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private record Kept(int format, State state) {}
}
