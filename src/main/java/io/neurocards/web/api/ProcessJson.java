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
 * @param jobs which ones, those it began first at first
 */
record ProcessJson(
        @JsonProperty("process_id") UUID processId,
        String name,
        String host,
        List<String> roles,
        String version,
        String state,
        int busy,
        List<WorkJson> jobs,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("seen_at") Instant seenAt) {

    /**
     * A clip in the making.
     *
     * @param startedAt when its making began
     */
    record WorkJson(
            @JsonProperty("job_id") UUID jobId,
            String stage,
            @JsonProperty("started_at") Instant startedAt) {

        static WorkJson of(ProcessSeen.Work work) {
            return new WorkJson(work.clip(), work.stage(), work.since());
        }
    }

    static ProcessJson of(ProcessSeen seen) {
        return new ProcessJson(
                seen.id(),
                seen.name(),
                seen.host(),
                seen.roles().stream().sorted().map(Role::word).toList(),
                seen.version(),
                seen.state().word(),
                seen.busy(),
                seen.work().stream().map(WorkJson::of).toList(),
                seen.startedAt(),
                seen.seenAt());
    }
}
