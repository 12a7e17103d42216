package io.neurocards.operations.house;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Stage;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An administrator has a finished clip go out once more, on every way on which its customer hears of clips. */
@Component
public final class SendClipAgain {

    private final Decisions decisions;
    private final Videos videos;
    private final ObjectProvider<ClipDelivery> deliveries;
    private final AuditLog audit;
    private final Clock clock;

    SendClipAgain(
            Decisions decisions, Videos videos, ObjectProvider<ClipDelivery> deliveries, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.videos = videos;
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /** On which ways it goes out, in their words. */
    public record Sent(List<String> ways) {}

    /**
     * Sends it; the same operation again sends nothing more and returns the first answer.
     *
     * @throws ProblemException NOT_FOUND; CLIP_NOT_SENDABLE when it was not made, its files are gone, or its customer hears of clips
     *     on no way
     */
    public Sent send(HouseWord word, PersonId person, UUID clip) {
        var video = videos.find(person, clip).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        if (!isToBeHad(video)) {
            throw new ProblemException(ProblemCode.CLIP_NOT_SENDABLE);
        }
        var finished = new ClipDelivery.Finished(clip, video.orderId(), person, video.late());
        var subject = "job:" + clip;
        return decisions.decide(word.as("video.resend", subject), Sent.class, () -> {
            var now = clock.instant();
            var ways = deliveries.stream()
                    .filter(delivery -> delivery.again(finished, now))
                    .map(ClipDelivery::way)
                    .sorted()
                    .toList();
            if (ways.isEmpty()) {
                throw new ProblemException(ProblemCode.CLIP_NOT_SENDABLE);
            }
            audit.record(word.act("video.resend", subject, Map.of("ways", ways)), now);
            return new Sent(ways);
        });
    }

    private static boolean isToBeHad(VideoView video) {
        return (video.stage() == Stage.COMPLETED || video.late()) && video.clip() != null;
    }
}
