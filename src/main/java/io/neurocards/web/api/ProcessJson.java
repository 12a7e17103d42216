package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One process of the studio.
 *
 * @param roles some of bot, worker, web, api and monitor
 * @param state alive, stopped, or lost when it fell silent without a word
 * @param busy clips in the making at it
 */
record ProcessJson(
        @JsonProperty("process_id") UUID processId,
        String name,
        String host,
        List<String> roles,
        String version,
        String state,
        int busy,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("seen_at") Instant seenAt) {

    static ProcessJson of(ProcessSeen seen) {
        return new ProcessJson(
                seen.id(),
                seen.name(),
                seen.host(),
                seen.roles().stream().sorted().map(Role::word).toList(),
                seen.version(),
                seen.state().word(),
                seen.busy(),
                seen.startedAt(),
                seen.seenAt());
    }
}
