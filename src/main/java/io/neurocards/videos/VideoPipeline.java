package io.neurocards.videos;

import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobLog;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.UUID;

/**
 * Makes one clip, a stage a run. Each stage reads the job as it is now, does one thing that is safe to do twice, and moves
 * the job on; a process that dies anywhere leaves a job that another run continues.
 *
 * <p>A run that throws is run again; when that does not help either, the job fails and its credits are released.
 */
final class VideoPipeline implements JobHandler {

    static final JobType TYPE = new JobType(
            "video", RetryPolicy.attempts(6).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofMinutes(2)));

    private final VideoRows rows;
    private final WritePrompt writePrompt;
    private final Generation generation;
    private final Watch watch;
    private final StoreClip storeClip;
    private final EndVideo endVideo;

    VideoPipeline(
            VideoRows rows,
            WritePrompt writePrompt,
            Generation generation,
            Watch watch,
            StoreClip storeClip,
            EndVideo endVideo) {
        this.rows = rows;
        this.writePrompt = writePrompt;
        this.generation = generation;
        this.watch = watch;
        this.storeClip = storeClip;
        this.endVideo = endVideo;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws Exception {
        var found = rows.jobs().find(id);
        if (found.isEmpty()) {
            return JobStep.done();
        }
        var job = found.get();
        JobLog.about(job.person(), job.request());
        try {
            return switch (job.stage()) {
                case QUEUED -> JobStep.done();
                case PROMPTING -> writePrompt.run(job);
                case SUBMITTING -> generation.submit(job);
                case GENERATING -> watch.generating(job);
                case FETCHING -> storeClip.fetch(job);
                case CHECKING -> storeClip.check(job);
                case DELIVERING -> {
                    endVideo.complete(id);
                    yield JobStep.now();
                }
                case COMPLETED, FAILED, CANCELLED -> {
                    generation.forget(job);
                    yield JobStep.done();
                }
            };
        } catch (ProblemException e) {
            endVideo.fail(id, e.code(), e.getMessage());
            return JobStep.now();
        }
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        var cause = reason.getCause();
        endVideo.fail(id, ProblemCode.GENERATION_FAILED, cause == null ? reason.getMessage() : cause.toString());
        rows.jobs().find(id).ifPresent(generation::forget);
    }
}
