package io.neurocards.loyalty;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.ledger.points.PointsResult;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A customer gets credits for points. */
@Component
public final class SpendPoints {

    /** How many credits anybody gets at once, at most. */
    public static final long MOST = 100_000;

    private final Decisions decisions;
    private final Admission admission;
    private final Ledger credits;
    private final PointsLedger points;
    private final LoyaltySettings settings;
    private final Clock clock;

    SpendPoints(
            Decisions decisions,
            Admission admission,
            Ledger credits,
            PointsLedger points,
            LoyaltySettings settings,
            Clock clock) {
        this.decisions = decisions;
        this.admission = admission;
        this.credits = credits;
        this.points = points;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was given, and for how many points. */
    public record Exchanged(long credits, long points) {}

    /** Returns what a credit costs in points. */
    public Points priceOfCredit() {
        return Points.of(settings.pointsPerCredit());
    }

    /**
     * Gives so many credits for points, once for the operation.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} for none or too many; INSUFFICIENT_POINTS with {@code need} and {@code have};
     *     ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE; nothing is taken then
     */
    public Exchanged forCredits(PersonId person, OperationId id, Credits wanted) {
        if (wanted.amount() < 1 || wanted.amount() > MOST) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "credits");
        }
        var operation = new Operation(id, "loyalty.credits-for-points", person + "\n" + wanted);
        return decisions.decide(operation, Exchanged.class, () -> exchanged(person, id, wanted));
    }

    private Exchanged exchanged(PersonId person, OperationId id, Credits wanted) {
        admission.require(person);
        var now = clock.instant();
        credits.grant(person, wanted, "points:" + id, now); // first, because its wallet is locked first
        var price = Points.of(Math.multiplyExact(wanted.amount(), settings.pointsPerCredit()));
        return switch (points.spend(person, price, "credits:" + id, now)) {
            case PointsResult.Taken taken ->
                new Exchanged(wanted.amount(), taken.amount().amount());
            case PointsResult.Insufficient(var need, var have) ->
                throw new ProblemException(ProblemCode.INSUFFICIENT_POINTS)
                        .with("need", need.amount())
                        .with("have", have.amount());
        };
    }
}
