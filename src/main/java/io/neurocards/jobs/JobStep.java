package io.neurocards.jobs;

import java.time.Duration;

/** What should happen after one run of a job. The run decides, the engine does it. */
public sealed interface JobStep {

    /** Nothing is left to do; the job is forgotten. */
    record Done() implements JobStep {}

    /** There is more to do, or to wait for; the run itself went well. */
    record Again(Duration after) implements JobStep {}

    /**
     * There is more to do, with what only this process holds, such as a film in the making: no other process does it, unless this
     * one lets it lie for so long that it must be gone.
     */
    record Here(Duration after) implements JobStep {}

    /** Another run can't help; {@link JobHandler#gaveUp} is told, and the job is forgotten. */
    record GiveUp(String reason) implements JobStep {}

    static JobStep done() {
        return new Done();
    }

    static JobStep again(Duration after) {
        return new Again(after);
    }

    static JobStep now() {
        return new Again(Duration.ZERO);
    }

    static JobStep here(Duration after) {
        return new Here(after);
    }

    static JobStep giveUp(String reason) {
        return new GiveUp(reason);
    }
}
