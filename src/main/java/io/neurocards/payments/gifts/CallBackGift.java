package io.neurocards.payments.gifts;

import io.neurocards.database.Decisions;
import io.neurocards.payments.gifts.GiftCode.Status;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever made a gift takes it back before anybody has redeemed it. */
@Component
public final class CallBackGift {

    private final Decisions decisions;
    private final GiftRows rows;
    private final GiftReturns returns;
    private final Clock clock;

    CallBackGift(Decisions decisions, GiftRows rows, GiftReturns returns, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.returns = returns;
        this.clock = clock;
    }

    /**
     * Brings the credits back, once. Returns the gift as it is then, also when it came back before.
     *
     * @throws ProblemException NOT_FOUND for somebody else's; GIFT_REDEEMED
     */
    public GiftCode callBack(PersonId maker, UUID id) {
        return decisions.act(() -> {
            var gift = rows.lock(id)
                    .filter(found -> maker.equals(found.maker()))
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            if (gift.status() == Status.REDEEMED) {
                throw new ProblemException(ProblemCode.GIFT_REDEEMED);
            }
            if (gift.status() == Status.OPEN) {
                returns.bringBack(gift, Status.CALLED_BACK, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            }
            return rows.find(id).orElseThrow();
        });
    }
}
