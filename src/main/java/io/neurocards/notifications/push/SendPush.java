package io.neurocards.notifications.push;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.videos.Stage;
import io.neurocards.videos.events.VideoEnded;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells each browser of a customer, once, that a clip is ready. A crash after the push service took it tells it again. */
@Component
final class SendPush implements JobHandler {

    static final JobType TYPE = new JobType(
            "send-push", RetryPolicy.attempts(12).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofMinutes(15)));

    /** Nobody wants to hear tomorrow what was ready yesterday. */
    static final Duration OF_USE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(SendPush.class);

    private final Decisions decisions;
    private final Jobs jobs;
    private final PushRows rows;
    private final PushService service;
    private final Clock clock;

    SendPush(Decisions decisions, Jobs jobs, PushRows rows, PushService service, Clock clock) {
        this.decisions = decisions;
        this.jobs = jobs;
        this.rows = rows;
        this.service = service;
        this.clock = clock;
    }

    /** Runs within the transaction that ends the clip. */
    @EventListener
    void on(VideoEnded event) {
        if (event.stage() == Stage.COMPLETED) {
            jobs.enqueueAll(TYPE, rows.announce(event.personId(), event.jobId(), event.at()));
        }
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws IOException, GeneralSecurityException {
        var found = rows.due(id);
        if (found.isEmpty() || found.get().createdAt().plus(OF_USE).isBefore(clock.instant())) {
            return done(id);
        }
        return switch (service.send(found.get())) {
            case PushService.Answer.Taken() -> done(id);
            case PushService.Answer.Gone() -> {
                decisions.act(() -> {
                    rows.remove(found.get().subscriptionId());
                    rows.done(id);
                });
                log.info(
                        "Push subscription removed: subscription={}; its browser has gone",
                        found.get().subscriptionId());
                yield JobStep.done();
            }
            case PushService.Answer.Refused(var why) -> JobStep.giveUp(why);
            case PushService.Answer.Later(var after) -> JobStep.again(after);
        };
    }

    private JobStep done(UUID id) {
        decisions.act(() -> rows.done(id));
        return JobStep.done();
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        decisions.act(() -> rows.done(id));
        log.warn(
                "Push not sent: message={}, reason={}; the clip is in the gallery all the same",
                id,
                reason.getMessage());
    }
}
