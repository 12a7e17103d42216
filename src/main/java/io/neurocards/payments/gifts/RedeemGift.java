package io.neurocards.payments.gifts;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.payments.books.Buyers;
import io.neurocards.payments.codes.CodeTries;
import io.neurocards.payments.gifts.GiftCode.Status;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Somebody types the code of a gift and has its credits. */
@Component
public final class RedeemGift {

    private final Decisions decisions;
    private final GiftRows rows;
    private final CodeTries tries;
    private final Ledger ledger;
    private final Buyers buyers;
    private final Clock clock;

    RedeemGift(Decisions decisions, GiftRows rows, CodeTries tries, Ledger ledger, Buyers buyers, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.tries = tries;
        this.ledger = ledger;
        this.buyers = buyers;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param available what the person may spend now
     */
    public record Redeemed(UUID gift, Credits credits, Credits available) {}

    /**
     * Adds the credits, once for each gift. Whoever redeemed it gets the same answer again.
     *
     * @throws ProblemException GIFT_UNKNOWN; GIFT_REDEEMED; GIFT_CALLED_BACK; GIFT_EXPIRED with {@code ended_on}; GIFT_OWN;
     *     TOO_MANY_REQUESTS with {@code retry_after_seconds} after ten codes that nobody has made; TERMS_NOT_ACCEPTED;
     *     ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE
     */
    public Redeemed redeem(PersonId person, String typed) {
        buyers.requireConsent(person);
        var id = tries.look(person, () -> GiftText.typed(typed).flatMap(rows::named))
                .orElseThrow(() -> new ProblemException(ProblemCode.GIFT_UNKNOWN));
        var gift = decisions.act(() -> redeemed(person, id));
        return new Redeemed(id, gift.credits(), ledger.balance(person).available());
    }

    private GiftCode redeemed(PersonId person, UUID id) {
        buyers.requireAdmission(person);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var gift = rows.lock(id).orElseThrow();
        if (person.equals(gift.redeemedBy())) {
            return gift;
        }
        requireOpen(gift, now);
        if (person.equals(gift.maker())) {
            throw new ProblemException(ProblemCode.GIFT_OWN);
        }
        bring(gift, person, now);
        rows.end(id, Status.REDEEMED, person, now);
        return gift;
    }

    private void bring(GiftCode gift, PersonId person, Instant now) {
        var isNew = gift.maker() == null
                ? ledger.grant(person, gift.credits(), "gift:" + gift.reference(), now)
                : ledger.bringGift(person, gift.reference(), now);
        if (!isNew) {
            throw new IllegalStateException("A gift was brought before it was redeemed: gift=" + gift.id());
        }
    }

    private static void requireOpen(GiftCode gift, Instant now) {
        if (gift.isOpen(now)) {
            return;
        }
        switch (gift.status()) {
            case REDEEMED -> throw new ProblemException(ProblemCode.GIFT_REDEEMED);
            case CALLED_BACK -> throw new ProblemException(ProblemCode.GIFT_CALLED_BACK);
            case OPEN, EXPIRED ->
                throw new ProblemException(ProblemCode.GIFT_EXPIRED)
                        .with(
                                "ended_on",
                                gift.times().endsAt().atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }
}
