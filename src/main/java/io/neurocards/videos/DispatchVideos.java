package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.shared.NodeName;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.videos.events.VideosOrdered;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.event.EventListener;

/** Lets the next jobs in line begin, as many as this process has room for: whenever the line or the room has grown. */
final class DispatchVideos implements JobHandler {

    static final JobType TYPE = new JobType(
            "videos-dispatch",
            RetryPolicy.attempts(5).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofSeconds(30)));

    private final Decisions decisions;
    private final VideoRows rows;
    private final Jobs jobs;
    private final VideosSettings settings;
    private final NodeName node;
    private final Clock clock;

    DispatchVideos(
            Decisions decisions, VideoRows rows, Jobs jobs, VideosSettings settings, NodeName node, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.jobs = jobs;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) {
        dispatch();
        return JobStep.done();
    }

    @EventListener
    void on(VideosOrdered ordered) {
        jobs.enqueue(TYPE, ordered.orderId());
    }

    @EventListener
    void on(VideoEnded ended) {
        jobs.enqueue(TYPE, ended.jobId());
    }

    /** Claims and enqueues in one transaction: a claimed job always has its run. */
    void dispatch() {
        decisions.act(() -> rows.queue()
                .claim(node.value(), settings.concurrency(), clock.instant())
                .forEach(job -> jobs.enqueueFor(node.value(), VideoPipeline.TYPE, job)));
    }
}
