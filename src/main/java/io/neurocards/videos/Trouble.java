package io.neurocards.videos;

import io.neurocards.ledger.OpenHold;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something about one job that an operator may want to know of. */
sealed interface Trouble {

    /** Returns it as one line of plain facts. */
    String line();

    /** A job in the making has shown no sign of life for too long. */
    record Silent(UUID job, Stage stage, Instant heartbeat) implements Trouble {

        @Override
        public String line() {
            return "silent: job=%s, stage=%s, last sign of life=%s".formatted(job, stage.text(), heartbeat);
        }
    }

    /** Nobody knows whether a vendor has a task; the job waits for it, or has its credit back and would still take it. */
    record Unsure(Attempt attempt) implements Trouble {

        @Override
        public String line() {
            return (attempt.state().isOpen() ? "uncertain: " : "review: ") + facts(attempt);
        }
    }

    /** A try is open whose job has ended: its room at the vendor is taken for nothing. */
    record Abandoned(Attempt attempt) implements Trouble {

        @Override
        public String line() {
            return "abandoned: " + facts(attempt);
        }
    }

    /** Credits are held for a job that has ended, or that never was. */
    record StrayHold(OpenHold hold, UUID job, @Nullable Stage ended) implements Trouble {

        @Override
        public String line() {
            return "held for nothing: job=%s (%s), person=%s, credits=%d"
                    .formatted(
                            job,
                            ended == null ? "unknown" : ended.text(),
                            hold.person(),
                            hold.amount().amount());
        }
    }

    /** A job is open and no credits are held for it. */
    record WithoutHold(UUID job) implements Trouble {

        @Override
        public String line() {
            return "without a hold: job=" + job;
        }
    }

    private static String facts(Attempt attempt) {
        return "job=%s, attempt=%s, provider=%s, model=%s, task=%s, began=%s"
                .formatted(
                        attempt.jobId(),
                        attempt.id(),
                        attempt.provider(),
                        attempt.model(),
                        attempt.isKnown() ? attempt.task() : attempt.told() == null ? "not known" : attempt.told(),
                        attempt.beganAt());
    }
}
