package io.neurocards.loyalty.referrals;

import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.accounts.standing.Bans;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.TakeResult;
import io.neurocards.loyalty.referrals.Reward.Refusal;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Grants the rewards that were held back long enough, and takes back those that were not deserved; one in a transaction. */
@Component
final class GrantReferrals implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(GrantReferrals.class);
    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RewardRows rows;
    private final Standing standing;
    private final Giving giving;
    private final Decisions decisions;
    private final ReferralSettings settings;
    private final Clock clock;

    GrantReferrals(
            RewardRows rows,
            Standing standing,
            Giving giving,
            Decisions decisions,
            ReferralSettings settings,
            Clock clock) {
        this.rows = rows;
        this.standing = standing;
        this.giving = giving;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who somebody is now, and whether they may be given anything. */
    @Component("referrals.standing")
    record Standing(OnePerson persons, Bans bans, Chains chains) {

        Optional<Refusal> refusal(Reward reward, PersonId person, boolean present) {
            if (!present) {
                return Optional.of(Refusal.LEFT);
            }
            return bans.of(person)
                    .map(_ -> Refusal.BANNED)
                    .or(() -> chains.of(reward.friend()).refusal());
        }
    }

    /** Posts credits, and says so. */
    @Component("referrals.giving")
    record Giving(Ledger ledger, ApplicationEventPublisher events) {

        void give(Reward reward, Instant now) {
            ledger.grant(reward.person(), reward.credits(), reward.reference(), now);
        }

        void tell(Reward reward, PersonId person, Instant now) {
            events.publishEvent(new ReferralRewarded(reward.id(), person, reward.credits(), reward.level(), now));
        }

        TakeResult.Taken takeBack(Reward reward, Instant now) {
            return ledger.revoke(reward.person(), reward.reference(), now);
        }
    }

    /** Somebody else decided about the reward in between: this transaction is for nothing. */
    private static final class DecidedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;

        DecidedMeanwhile() {
            super(null, null, false, false);
        }
    }

    @Override
    public String name() {
        return "loyalty-grant-referrals";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var due = rows.due(now, Instant.EPOCH, BEFORE_ALL, BATCH);
        while (!due.isEmpty()) {
            due.forEach(reward -> unlessDecided(() -> decide(reward.id(), now)));
            due = rows.due(now, due.getLast().dueAt(), due.getLast().id(), BATCH);
        }
        var undeserved = rows.revoking(BEFORE_ALL, BATCH);
        while (!undeserved.isEmpty()) {
            undeserved.forEach(reward -> unlessDecided(() -> takeBack(reward, now)));
            undeserved = rows.revoking(undeserved.getLast().id(), BATCH);
        }
    }

    private void unlessDecided(Runnable decision) {
        try {
            decisions.act(decision);
        } catch (DecidedMeanwhile _) {
            log.debug("A reward was decided by somebody else in between");
        }
    }

    private void decide(UUID id, Instant now) {
        var found = rows.pending(id, now);
        if (found.isEmpty()) {
            return;
        }
        var reward = found.get();
        var person = standing.persons().current(reward.person());
        var present = standing.persons().lock(person);
        if (!person.equals(standing.persons().current(reward.person()))) {
            return; // joined with somebody just now: the next run finds whom
        }
        var refusal = standing.refusal(reward, person, present);
        if (refusal.isPresent()) {
            rows.end(id, refusal.get(), now);
        } else if (isTooMany(reward, person, now)) {
            rows.postpone(id, ReferralSettings.startOfDay(now).plus(1, ChronoUnit.DAYS));
        } else {
            give(reward, person, now);
        }
    }

    private boolean isTooMany(Reward reward, PersonId person, Instant now) {
        return reward.level() > 0
                && rows.grantedSince(standing.persons().all(person), ReferralSettings.startOfDay(now))
                        >= settings.perDay();
    }

    private void give(Reward reward, PersonId person, Instant now) {
        giving.give(reward, now);
        if (!rows.grant(reward.id(), now)) {
            throw new DecidedMeanwhile();
        }
        giving.tell(reward, person, now);
    }

    private void takeBack(Reward reward, Instant now) {
        standing.persons().lock(standing.persons().current(reward.person()));
        var taken = giving.takeBack(reward, now);
        if (!rows.revoked(reward.id(), taken)) {
            throw new DecidedMeanwhile();
        }
        if (taken.shortfall().amount() > 0) {
            log.info(
                    "Credits for a friend were spent already: reward={}, taken={}, shortfall={}; they are not claimed",
                    reward.id(),
                    taken.amount(),
                    taken.shortfall());
        }
    }
}
