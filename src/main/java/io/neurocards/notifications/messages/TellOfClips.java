package io.neurocards.notifications.messages;

import io.neurocards.notifications.messages.Tell.Happening;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.events.VideoCameLate;
import io.neurocards.videos.events.VideoEnded;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of clips everywhere but in Telegram, where the bot brings the clip itself. */
@Component
record TellOfClips(Tell tell) {

    /** Whoever cancels a clip knows. */
    @EventListener
    void on(VideoEnded ended) {
        switch (ended.stage()) {
            case COMPLETED -> of(Occasion.CLIP_READY, ended.jobId(), ended.personId(), ended.at());
            case FAILED -> of(Occasion.CLIP_FAILED, ended.jobId(), ended.personId(), ended.at());
            case CANCELLED -> {}
            case QUEUED, PROMPTING, SUBMITTING, GENERATING, FETCHING, CHECKING, DELIVERING ->
                throw new IllegalArgumentException("Not an end: " + ended);
        }
    }

    @EventListener
    void on(VideoCameLate late) {
        of(Occasion.CLIP_LATE, late.jobId(), late.personId(), late.at());
    }

    private void of(Occasion occasion, UUID clip, PersonId person, Instant at) {
        tell.of(new Happening(occasion, clip, person, Map.of(), Set.of(Channel.TELEGRAM), at));
    }
}
