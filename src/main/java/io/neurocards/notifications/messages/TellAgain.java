package io.neurocards.notifications.messages;

import io.neurocards.notifications.messages.Tell.Happening;
import io.neurocards.operations.house.ClipDelivery;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells once more that a clip is ready, on the channels that its customer chose. */
@Component
record TellAgain(Tell tell) implements ClipDelivery {

    @Override
    public String way() {
        return "messages";
    }

    @Override
    public boolean again(Finished finished, Instant now) {
        var occasion = finished.late() ? Occasion.CLIP_LATE : Occasion.CLIP_READY;
        return tell.again(
                new Happening(occasion, finished.clip(), finished.person(), Map.of(), Set.of(Channel.TELEGRAM), now));
    }
}
