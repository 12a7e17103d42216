package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.ledger.points.PointsHoldings;
import io.neurocards.ledger.points.PointsLot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says once a day, and once of each lot, which points will expire soon. */
@Component
final class TellExpiry implements RecurringJob {

    private static final int BATCH = 500;
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final PointsHoldings holdings;
    private final ExpiryNotices notices;
    private final Decisions decisions;
    private final ApplicationEventPublisher events;
    private final LoyaltySettings settings;
    private final Clock clock;

    TellExpiry(
            PointsHoldings holdings,
            ExpiryNotices notices,
            Decisions decisions,
            ApplicationEventPublisher events,
            LoyaltySettings settings,
            Clock clock) {
        this.holdings = holdings;
        this.notices = notices;
        this.decisions = decisions;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "loyalty-tell-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var until = now.plus(settings.expiryNotice());
        var lots = holdings.expiring(now, HIGHEST, until, BATCH);
        while (!lots.isEmpty()) {
            tell(lots, now);
            var last = lots.getLast();
            lots = holdings.expiring(last.expiresAt(), last.id(), until, BATCH);
        }
    }

    private void tell(List<PointsLot> lots, Instant now) {
        decisions.act(() -> {
            var untold = notices.insert(lots, now);
            lots.stream()
                    .filter(lot -> untold.contains(lot.id()))
                    .map(lot -> new PointsExpireSoon(lot.id(), lot.person(), lot.remaining(), lot.expiresAt(), now))
                    .forEach(events::publishEvent);
        });
    }
}
