package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.UUID;

/** A customer cancels a clip that waits or is being made; its credits are available again at once. */
public final class CancelVideo {

    private final Decisions decisions;
    private final VideoRows rows;
    private final EndVideo endVideo;
    private final Jobs jobs;

    CancelVideo(Decisions decisions, VideoRows rows, EndVideo endVideo, Jobs jobs) {
        this.decisions = decisions;
        this.rows = rows;
        this.endVideo = endVideo;
        this.jobs = jobs;
    }

    /**
     * Cancels the job; cancelling it twice is the same as once.
     *
     * @throws ProblemException NOT_FOUND for a job that is not this person's; NOT_CANCELLABLE when it has ended otherwise
     */
    public void cancel(PersonId person, UUID id) {
        decisions.act(() -> {
            var job = rows.jobs()
                    .lock(id)
                    .filter(found -> found.person().equals(person))
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            if (job.stage() == Stage.CANCELLED) {
                return;
            }
            if (!endVideo.end(id, Stage.CANCELLED, ProblemCode.CANCELLED_BY_CUSTOMER, null)) {
                throw new ProblemException(ProblemCode.NOT_CANCELLABLE)
                        .with("stage", job.stage().text());
            }
            jobs.enqueue(VideoPipeline.TYPE, id);
        });
    }
}
