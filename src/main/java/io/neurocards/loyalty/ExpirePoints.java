package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.ledger.points.PointsHoldings;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Posts once a day that points have expired, one person in a transaction. Nobody could spend them since their moment. */
@Component
final class ExpirePoints implements RecurringJob {

    private static final int BATCH = 500;

    private final PointsHoldings holdings;
    private final PointsLedger points;
    private final Decisions decisions;
    private final Clock clock;

    ExpirePoints(PointsHoldings holdings, PointsLedger points, Decisions decisions, Clock clock) {
        this.holdings = holdings;
        this.points = points;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "loyalty-expire-points";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        List<PersonId> persons;
        do {
            persons = holdings.withExpired(now, BATCH);
            persons.forEach(person -> expire(person, now));
        } while (!persons.isEmpty());
    }

    private void expire(PersonId person, Instant now) {
        decisions.act(() -> points.expire(person, now));
    }
}
