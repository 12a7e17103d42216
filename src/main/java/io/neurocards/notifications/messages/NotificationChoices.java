package io.neurocards.notifications.messages;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A customer chooses what they hear, on which channel, and when not. */
@Component
public final class NotificationChoices {

    private final Decisions decisions;
    private final ChoiceRows rows;
    private final ObjectProvider<MessageChannel> channels;
    private final Clock clock;

    NotificationChoices(Decisions decisions, ChoiceRows rows, ObjectProvider<MessageChannel> channels, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.channels = channels;
        this.clock = clock;
    }

    public Choices of(PersonId person) {
        var reachedBy = channels.stream()
                .filter(channel -> !channel.targets(person).isEmpty())
                .map(MessageChannel::channel)
                .collect(Collectors.toSet());
        return new Choices(rows.chosen(person), reachedBy, rows.quiet(person).orElse(null));
    }

    /**
     * Keeps what differs from what holds now; what is not mentioned stays as it is, except for quiet hours: there are none when
     * {@code quiet} is null.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}, such as {@code security.email}, for what can't be switched off
     */
    public Choices choose(PersonId person, Map<Cell, Boolean> wanted, @Nullable QuietHours quiet) {
        wanted.forEach((cell, isWanted) -> {
            if (cell.isAlways() && !isWanted) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", cell.toString());
            }
        });
        return decisions.act(() -> {
            var now = clock.instant();
            var before = of(person);
            wanted.forEach((cell, isWanted) -> {
                if (before.wants(cell) != isWanted) {
                    rows.choose(person, cell, isWanted, now);
                }
            });
            if (quiet == null) {
                rows.endQuiet(person);
            } else {
                rows.keepQuiet(person, quiet, now);
            }
            return of(person);
        });
    }

    /** Mails nothing of that kind any more. Somebody who left has nothing to say no to. */
    void unsubscribe(PersonId person, Kind kind) {
        decisions.act(() -> rows.choose(person, new Cell(kind, Channel.EMAIL), false, clock.instant()));
    }
}
