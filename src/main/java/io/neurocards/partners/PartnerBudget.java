package io.neurocards.partners;

import io.neurocards.ledger.Balance;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Videos;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What a partner may still spend, and have made at a time. */
@Component
public final class PartnerBudget {

    private final Ledger ledger;
    private final Videos videos;
    private final Clock clock;

    PartnerBudget(Ledger ledger, Videos videos, Clock clock) {
        this.ledger = ledger;
        this.videos = videos;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param spent credits that clips cost which were ordered this month and did not fail
     * @param running clips that wait or are being made
     */
    public record Standing(Balance balance, long spent, int running) {}

    public Standing of(PartnerAccount account) {
        var use = videos.useSince(account.wallet(), monthOf(clock.instant()));
        return new Standing(ledger.balance(account.wallet()), use.credits(), use.unfinished());
    }

    /**
     * Lets an order pass that was just written, within its transaction: the lock on the wallet, which its credits were taken from
     * before, puts a partner's orders in one line.
     *
     * @throws ProblemException CONCURRENCY_CAP_REACHED with {@code limit} and {@code running}; SPEND_CAP_REACHED with
     *     {@code limit}, {@code spent} and {@code need}
     */
    void require(PartnerAccount account, int clips, long cost, Instant now) {
        var terms = account.partner().terms();
        var use = videos.useSince(account.wallet(), monthOf(now));
        if (use.unfinished() > terms.concurrencyCap()) {
            throw new ProblemException(ProblemCode.CONCURRENCY_CAP_REACHED)
                    .with("limit", terms.concurrencyCap())
                    .with("running", use.unfinished() - clips);
        }
        if (!account.isTest() && terms.spendCap() != null && use.credits() > terms.spendCap()) {
            throw new ProblemException(ProblemCode.SPEND_CAP_REACHED)
                    .with("limit", terms.spendCap())
                    .with("spent", use.credits() - cost)
                    .with("need", cost);
        }
    }

    /** Gives a test wallet what an order costs, in the caller's transaction; live credits are never given so. */
    void fill(PartnerAccount account, Credits cost, String reference, Instant now) {
        if (account.isTest()) {
            ledger.grant(account.wallet(), cost, "partner-test:" + reference, now);
        }
    }

    private static Instant monthOf(Instant now) {
        return YearMonth.from(now.atZone(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
