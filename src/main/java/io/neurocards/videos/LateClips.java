package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobLog;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.videos.events.VideoCameLate;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Brings home a clip that came when its job had failed and its credit was back: the customer gets it for nothing, because
 * the house has paid for it already.
 */
final class LateClips implements JobHandler {

    static final JobType TYPE = new JobType(
            "video-late",
            RetryPolicy.attempts(8).waiting(Duration.ofSeconds(10)).doublingUpTo(Duration.ofMinutes(10)));

    private static final Logger log = LoggerFactory.getLogger(LateClips.class);

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final StoreClip storeClip;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LateClips(
            Decisions decisions,
            VideoRows rows,
            Requests requests,
            StoreClip storeClip,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.storeClip = storeClip;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws Exception {
        var attempt = rows.attempts().find(id).orElseThrow();
        if (!attempt.state().isWatched() || !(requests.lookUp(attempt) instanceof LookUpAnswer.Ready ready)) {
            return JobStep.done();
        }
        var job = rows.jobs().find(attempt.jobId()).orElseThrow();
        JobLog.about(job.person(), job.request());
        if (job.stage() != Stage.FAILED) {
            decisions.act(() -> rows.attempts().stopWatching(id, "nobody waits for it"));
            return JobStep.done();
        }
        switch (storeClip.late(job, attempt, ready)) {
            case ClipFiles.Brought.Never(var why) -> {
                decisions.act(() -> rows.attempts().stopWatching(id, "it came late and can't be fetched: " + why));
                return JobStep.done();
            }
            case ClipFiles.Brought.Later(var why) -> throw new IOException("A late clip can't be fetched yet: " + why);
            case ClipFiles.Brought.Home _ -> {}
        }
        var finding = storeClip.finding(job);
        if (finding.isPresent()) {
            decisions.act(() -> rows.attempts().stopWatching(id, "it came late and " + finding.get()));
            return JobStep.done();
        }
        decisions.act(() -> keep(job, attempt));
        return JobStep.done();
    }

    private void keep(VideoJob job, Attempt attempt) {
        var now = clock.instant();
        rows.jobs().lock(job.id());
        if (rows.attempts().late(attempt.id(), attempt.foundName())
                && rows.jobs()
                        .keepLate(
                                job.id(),
                                ClipFiles.clipKey(job).path(),
                                ClipFiles.posterKey(job).path(),
                                now)) {
            log.info("A clip came late: job={}, attempt={}; given for nothing", job.id(), attempt.id());
            events.publishEvent(new VideoCameLate(job.id(), job.orderId(), job.person(), now));
        }
    }
}
