package io.neurocards.notifications.messages;

import io.neurocards.jobs.Jobs;
import io.neurocards.notifications.messages.MessageRows.Row;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes down, in the transaction of what happened, whom to tell: one message for each channel that the customer chose. */
@Component
record Tell(NotificationChoices choices, ObjectProvider<MessageChannel> channels, MessageRows rows, Jobs jobs) {

    /**
     * What happened.
     *
     * @param subject what it happened to; with the occasion it is what tells two of them apart
     * @param facts what the text needs and nobody can look up later
     * @param toldOn channels on which it is told already, by whoever knows better how
     */
    record Happening(
            Occasion occasion,
            UUID subject,
            PersonId person,
            Map<String, String> facts,
            Set<Channel> toldOn,
            Instant at) {}

    void of(Happening happening) {
        var chosen = choices.of(happening.person());
        ways(happening, chosen).forEach(way -> {
            way.told(happening.person());
            way.targets(happening.person())
                    .forEach(target -> take(row(happening, way, target, chosen), happening.at()));
        });
    }

    /** Tells once more what was told, and what was not as well; returns whether there is anybody to tell. */
    boolean again(Happening happening) {
        var chosen = choices.of(happening.person());
        var messages = ways(happening, chosen)
                .flatMap(way ->
                        way.targets(happening.person()).stream().map(target -> row(happening, way, target, chosen)))
                .toList();
        messages.forEach(row -> {
            if (rows.wake(row)) {
                jobs.enqueueAt(SendNotification.TYPE, row.id(), row.dueAt());
            } else {
                take(row, happening.at());
            }
        });
        return !messages.isEmpty();
    }

    private Stream<MessageChannel> ways(Happening happening, Choices chosen) {
        return channels.stream()
                .filter(way -> !happening.toldOn().contains(way.channel()))
                .filter(way -> chosen.wants(new Cell(happening.occasion().kind(), way.channel())));
    }

    private void take(Row row, Instant now) {
        if (rows.insert(row, now)) {
            jobs.enqueueAt(SendNotification.TYPE, row.id(), row.dueAt());
        }
    }

    private static Row row(Happening happening, MessageChannel way, UUID target, Choices chosen) {
        return new Row(
                id(happening, way.channel(), target),
                happening.person(),
                happening.occasion().word(),
                happening.subject(),
                happening.facts(),
                way.channel(),
                target,
                dueAt(happening.occasion().kind(), chosen, happening.at()));
    }

    /** Returns when somebody may be told: at once, or when their quiet hours are over. */
    static Instant dueAt(Kind kind, Choices chosen, Instant now) {
        var quiet = chosen.quiet();
        return quiet == null || kind == Kind.SECURITY
                ? now
                : quiet.endAfter(now).orElse(now);
    }

    private static UUID id(Happening happening, Channel channel, UUID target) {
        var name = String.join(
                "\n",
                "notification",
                happening.occasion().word(),
                happening.subject().toString(),
                channel.word(),
                target.toString());
        return OperationId.named(name).value();
    }
}
