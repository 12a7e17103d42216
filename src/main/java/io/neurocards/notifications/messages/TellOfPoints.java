package io.neurocards.notifications.messages;

import io.neurocards.loyalty.PointsExpireSoon;
import io.neurocards.notifications.messages.Tell.Happening;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells that points expire soon. */
@Component
record TellOfPoints(Tell tell) {

    @EventListener
    void on(PointsExpireSoon soon) {
        var facts = Map.of(
                "points", Long.toString(soon.points().amount()),
                "expires_at", soon.expiresAt().toString());
        tell.of(new Happening(Occasion.POINTS_EXPIRE, soon.lotId(), soon.personId(), facts, Set.of(), soon.at()));
    }
}
