package io.neurocards.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says to db-scheduler, which keeps the table and the clock, what our handlers and policies mean. */
record JobTasks(List<JobHandler> handlers, List<RecurringJob> recurring, Keeping keeping) {

    private static final Logger log = LoggerFactory.getLogger(JobTasks.class);

    List<Task<?>> onDemand() {
        return handlers.stream().<Task<?>>map(this::task).toList();
    }

    List<RecurringTask<?>> atIntervals() {
        return recurring.stream().<RecurringTask<?>>map(JobTasks::task).toList();
    }

    /** Returns the names of all types that can be run. */
    List<String> names() {
        return Stream.concat(
                        handlers.stream().map(handler -> handler.type().name()),
                        recurring.stream().map(RecurringJob::name))
                .toList();
    }

    private Task<Void> task(JobHandler handler) {
        return Tasks.custom(handler.type().name(), Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) -> afterFailure(handler, complete, operations))
                .execute((instance, _) -> run(handler, UUID.fromString(instance.getId())));
    }

    private CompletionHandler<Void> run(JobHandler handler, UUID id) {
        try (var line = JobLog.begin(handler.type(), id)) {
            var step = handler.run(id);
            line.over();
            return switch (step) {
                case JobStep.Done _ -> (_, operations) -> operations.remove();
                case JobStep.Again(var after) -> (complete, operations) -> again(complete, operations, after);
                case JobStep.Here(var after) ->
                    (complete, operations) -> {
                        var next = complete.getTimeDone().plus(after);
                        keeping.keep(handler.type().name(), id.toString(), next);
                        operations.reschedule(complete, next);
                    };
                case JobStep.GiveUp(var reason) -> {
                    handler.gaveUp(id, new JobGivenUpException(reason, null));
                    yield (_, operations) -> operations.remove();
                }
            };
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new JobFailedException(e);
        }
    }

    private static void afterFailure(
            JobHandler handler, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        try (var line = JobLog.again(handler.type(), complete.getExecution().getId())) {
            line.over();
            decideAfterFailure(handler, complete, operations);
        }
    }

    private static void decideAfterFailure(
            JobHandler handler, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var id = UUID.fromString(complete.getExecution().getId());
        var failures = complete.getExecution().consecutiveFailures + 1;
        var retries = handler.type().retries();
        var pause = retries.pauseAfter(failures);
        var cause = complete.getCause().orElse(null);
        if (retries.allowsAnotherAfter(failures)) {
            log.warn(
                    "Job failed: type={}, id={}, failures={}; runs again in {}",
                    handler.type().name(),
                    id,
                    failures,
                    pause,
                    cause);
            again(complete, operations, pause);
            return;
        }
        log.error("Job given up: type={}, id={}, failures={}", handler.type().name(), id, failures, cause);
        try {
            handler.gaveUp(id, new JobGivenUpException("failed " + failures + " times", cause));
        } catch (RuntimeException e) {
            log.error(
                    "Giving up failed: type={}, id={}; told again in {}",
                    handler.type().name(),
                    id,
                    pause,
                    e);
            again(complete, operations, pause);
            return;
        }
        operations.remove();
    }

    private static void again(ExecutionComplete complete, ExecutionOperations<Void> operations, Duration after) {
        operations.reschedule(complete, complete.getTimeDone().plus(after));
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((_, _) -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new JobFailedException(e);
            }
        });
    }

    /** Carries a checked failure of a run through db-scheduler's handler. */
    private static final class JobFailedException extends RuntimeException {
        JobFailedException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
