package io.neurocards.loyalty;

import io.neurocards.ledger.points.PointsHoldings;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What persons have in points and cards, for reading. Whoever asks has made sure that it is their own. */
@Component
public record Loyalty(PointsHoldings points, PartnerCards cards, Clock clock) {

    /** As many lines as one platform shows. */
    public static final int RECENT = 5;

    /** Returns a person's view with at most {@code lines} of history; an empty one for somebody unknown. */
    public LoyaltyView of(PersonId person, int lines) {
        var now = clock.instant();
        var held = cards.of(person);
        var newest = points.statement(person, Long.MAX_VALUE, Math.max(1, lines));
        var last = Stream.concat(
                        newest.stream().map(PointsLine::at), held.stream().map(PartnerCard::activatedAt))
                .max(Comparator.<Instant>naturalOrder());
        return new LoyaltyView(
                points.balance(person, now), held, newest.stream().limit(lines).toList(), last.orElse(null));
    }
}
