package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.delivery.DeliveryRows.Delivery;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.videos.Stage;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A customer wants a clip in the chat once more. Telegram keeps what it was sent once, so the clip comes at once and also after
 * our own files are gone; when Telegram does not take its id, the file is uploaded anew like a first delivery.
 */
public final class ResendClip {

    private static final Logger log = LoggerFactory.getLogger(ResendClip.class);

    /** What came of it. The customer sees each of these in the chat; the caller has nothing to add. */
    public enum Outcome {
        SENT,
        /** The file is being uploaded by a durable job. */
        ON_ITS_WAY,
        /** The clip is still being made and comes when it is done. */
        NOT_READY,
        /** The clip was not made; there is nothing to send. */
        NO_CLIP,
        /** Neither Telegram nor we have the file any more. */
        GONE,
        /** Telegram gave no answer: the clip may have come. Pressing again is harmless. */
        UNCERTAIN,
        /** The customer has blocked the bot. */
        BLOCKED
    }

    private final Decisions decisions;
    private final DeliveryRows rows;
    private final Jobs jobs;
    private final Videos videos;
    private final Couriers couriers;
    private final Clock clock;

    ResendClip(Decisions decisions, DeliveryRows rows, Jobs jobs, Videos videos, Couriers couriers, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.jobs = jobs;
        this.videos = videos;
        this.couriers = couriers;
        this.clock = clock;
    }

    /**
     * Sends the clip to the chat, or says there why it can't.
     *
     * @throws ProblemException NOT_FOUND for a job that is not this person's
     * @throws InterruptedException when the process stops while Telegram is being asked
     */
    public Outcome resend(long chatId, PersonId person, UUID job) throws InterruptedException {
        var video = videos.find(person, job).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var delivery = decisions.act(() -> {
            rows.insert(job, video.orderId(), person, chatId, clock.instant());
            return rows.find(job).orElseThrow();
        });
        if (!video.stage().isOver()) {
            return say(delivery, Outcome.NOT_READY, "resend.not-ready");
        }
        if (video.stage() != Stage.COMPLETED && !video.late()) {
            return say(delivery, Outcome.NO_CLIP, "resend.no-clip");
        }
        var fileId = delivery.fileId();
        return fileId == null ? upload(delivery, video) : sendKept(delivery, video, fileId);
    }

    private Outcome sendKept(Delivery delivery, VideoView video, String fileId) throws InterruptedException {
        return switch (couriers.sendKept(delivery, video, fileId)) {
            case Answer.Accepted<SendResponse> _ -> Outcome.SENT;
            case Answer.Blocked<SendResponse> _ -> Outcome.BLOCKED;
            case Answer.Uncertain<SendResponse> _ -> Outcome.UNCERTAIN;
            case Answer.Refused<SendResponse>(var code, var description) -> {
                log.info(
                        "Kept file refused: job={}, code={}, description={}; uploaded again",
                        video.id(),
                        code,
                        description);
                yield upload(delivery, video);
            }
        };
    }

    private Outcome upload(Delivery delivery, VideoView video) {
        if (video.clip() == null) {
            return say(delivery, Outcome.GONE, "resend.gone");
        }
        if (!delivery.state().isToBeSent()) {
            decisions.act(() -> {
                rows.due(video.id(), Form.VIDEO, clock.instant());
                jobs.enqueue(DeliverVideos.TYPE, video.id());
            });
        }
        return say(delivery, Outcome.ON_ITS_WAY, "resend.on-its-way");
    }

    private Outcome say(Delivery delivery, Outcome outcome, String key) {
        couriers.say(delivery, key);
        return outcome;
    }
}
