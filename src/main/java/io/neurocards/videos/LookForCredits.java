package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds orders whose credits came in whatever way, and those whose time is over; forgets what ended a week ago. */
final class LookForCredits implements RecurringJob {

    private static final int AT_ONCE = 500;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final UUID FIRST = new UUID(0, 0);

    private final Decisions decisions;
    private final ShortRows rows;
    private final PlaceShortOrder.Making making;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Clock clock;

    LookForCredits(
            Decisions decisions, ShortRows rows, PlaceShortOrder.Making making, Ledger ledger, Jobs jobs, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.making = making;
        this.ledger = ledger;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "videos-look-for-credits";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var after = FIRST;
        List<ShortOrder> open;
        do {
            open = rows.open(after, AT_ONCE);
            var due = due(open, now);
            if (!due.isEmpty()) {
                decisions.act(() -> jobs.enqueueAll(PlaceShortOrder.TYPE, due));
            }
            after = open.isEmpty() ? after : open.getLast().id();
        } while (open.size() == AT_ONCE);
        decisions.act(() -> rows.forget(now.minus(KEPT)));
    }

    private List<UUID> due(List<ShortOrder> open, Instant now) {
        var balances =
                ledger.balances(open.stream().map(ShortOrder::person).distinct().toList());
        return open.stream()
                .filter(order -> {
                    var balance = balances.get(order.person());
                    var available = balance == null ? Credits.of(0) : balance.available();
                    return !now.isBefore(order.expiresAt()) || mayGoOn(order, available.amount());
                })
                .map(ShortOrder::id)
                .toList();
    }

    private boolean mayGoOn(ShortOrder order, long available) {
        return order.state() == ShortOrder.State.WAITING && available >= Math.min(order.price(), price(order));
    }

    /** Returns what it costs now; whoever could not order it at all is told so once the credits are there. */
    private long price(ShortOrder order) {
        try {
            var brief = making.check(order);
            return Math.multiplyExact(brief.model().credits(), (long) brief.count());
        } catch (ProblemException _) {
            return order.price();
        }
    }
}
