package io.neurocards.loyalty;

import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsHoldings;
import io.neurocards.ledger.points.PointsOutlook;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What persons have in points and cards, for reading. Whoever asks has made sure that it is their own. */
@Component
public record Loyalty(PointsHoldings points, PartnerCards cards, Clock clock) {

    /** As many lines as one platform shows. */
    public static final int RECENT = 5;

    /** Returns a person's view with at most {@code lines} of history; an empty one for somebody unknown. */
    public LoyaltyView of(PersonId person, int lines) {
        var newest = points.statement(person, Long.MAX_VALUE, Math.max(1, lines));
        return LoyaltyView.of(points.balance(person, clock.instant()), cards.of(person), newest)
                .with(lines);
    }

    /** Returns what a person has in points, and what of it expires first by the days of {@code zone}; nothing when they have none. */
    public Optional<PointsOutlook> outlook(PersonId person, ZoneId zone) {
        return points.outlook(person, clock.instant(), zone);
    }

    /** Returns the views of all of these persons with at most {@code lines} of history each; 1 or more. */
    public Map<PersonId, LoyaltyView> of(Collection<PersonId> persons, int lines) {
        var balances = points.balances(persons, clock.instant());
        var held = cards.of(persons);
        var newest = points.newest(persons, lines);
        return persons.stream()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> LoyaltyView.of(
                                balances.getOrDefault(person, Points.ZERO),
                                held.getOrDefault(person, List.of()),
                                newest.getOrDefault(person, List.of()))));
    }
}
