package io.neurocards.accounts.linking;

import io.neurocards.accounts.Sessions;
import io.neurocards.accounts.linking.JoinRows.Join;
import io.neurocards.database.Decisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes one person of two in the caller's transaction, and two of one. The caller holds both. */
@Component
record PersonJoins(JoinRows rows, List<JoinedData> kept, Sessions sessions, ApplicationEventPublisher events) {

    LinkEvent.Linked join(Join join, Instant now) {
        Decisions.requireOpen();
        rows.insert(join, now);
        kept.forEach(part -> part.tables().forEach(table -> rows.move(table, join, now)));
        var moved = new TreeMap<String, Long>();
        kept.forEach(part -> moved.putAll(part.join(join.gone(), join.stays(), now)));
        sessions.forgetKnown(join.gone());
        var linked =
                new LinkEvent.Linked(join.id(), join.stays(), join.gone(), Map.copyOf(moved), join.undoUntil(), now);
        events.publishEvent(linked);
        return linked;
    }

    LinkEvent.Undone part(Join join, Instant now) {
        Decisions.requireOpen();
        rows.undone(join, now);
        kept.forEach(part -> part.tables().forEach(table -> rows.moveBack(table, join)));
        var returned = new TreeMap<String, Long>();
        kept.forEach(part -> returned.putAll(part.part(join.gone(), join.stays(), now)));
        sessions.forgetKnown(join.stays());
        var undone = new LinkEvent.Undone(join.id(), join.stays(), join.gone(), Map.copyOf(returned), now);
        events.publishEvent(undone);
        return undone;
    }
}
