package io.neurocards.jobs;

import java.util.UUID;

/** Runs the jobs of one type. Each run may happen twice, on any node, and must be safe to. */
public interface JobHandler {

    JobType type();

    /**
     * Does the next part of the work, and says what should happen then.
     *
     * @throws Exception when this run failed; another follows as the type's retries say
     */
    JobStep run(UUID id) throws Exception;

    /**
     * Is told once the last run has failed, or the work has given up. When this throws, the job stays and it is told again.
     */
    default void gaveUp(UUID id, JobGivenUpException reason) {}
}
