package io.neurocards.payments.gifts;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.TakeResult;
import io.neurocards.payments.books.Buyers;
import io.neurocards.payments.gifts.GiftCode.Status;
import io.neurocards.payments.gifts.GiftCode.Times;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A customer turns credits of their own into a gift, which leave the wallet at once. */
@Component
public final class MakeGift {

    /** How long somebody may redeem it. */
    public static final Duration GOOD_FOR = Duration.ofDays(180);

    /** Of one person at a time. */
    public static final int MOST_OPEN = 20;

    private final Decisions decisions;
    private final GiftRows rows;
    private final GiftText texts;
    private final Ledger ledger;
    private final Buyers buyers;
    private final Clock clock;

    MakeGift(Decisions decisions, GiftRows rows, GiftText texts, Ledger ledger, Buyers buyers, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.texts = texts;
        this.ledger = ledger;
        this.buyers = buyers;
        this.clock = clock;
    }

    private record Made(UUID gift) {}

    /**
     * Makes a gift, once for the operation, which gets the same code again.
     *
     * @throws ProblemException GIFT_SIZE_INVALID with {@code max}; INSUFFICIENT_CREDITS with {@code need} and {@code have};
     *     TOO_MANY_GIFTS with {@code limit}; TERMS_NOT_ACCEPTED; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE;
     *     IDEMPOTENCY_KEY_REUSED
     */
    public MadeGift make(OperationId operation, PersonId person, long credits) {
        if (credits < 1 || credits > GiftCode.MOST_CREDITS) {
            throw new ProblemException(ProblemCode.GIFT_SIZE_INVALID).with("max", GiftCode.MOST_CREDITS);
        }
        buyers.requireConsent(person);
        var request = new Operation(operation, "gifts.make", person + "\n" + credits);
        var made = decisions.decide(request, Made.class, () -> made(operation, person, Credits.of(credits)));
        return new MadeGift(rows.find(made.gift()).orElseThrow(), texts.of(made.gift()));
    }

    private Made made(OperationId operation, PersonId person, Credits credits) {
        buyers.requireAdmission(person);
        rows.lockMaker(person);
        if (rows.open(person) >= MOST_OPEN) {
            throw new ProblemException(ProblemCode.TOO_MANY_GIFTS).with("limit", MOST_OPEN);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var gift = gift(operation.value(), person, credits, now);
        if (ledger.makeGift(person, credits, gift.reference(), now)
                instanceof TakeResult.InsufficientCredits(var need, var have)) {
            throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                    .with("need", need.amount())
                    .with("have", have.amount());
        }
        rows.insert(gift, texts.of(gift.id()));
        return new Made(gift.id());
    }

    private GiftCode gift(UUID id, PersonId person, Credits credits, Instant now) {
        return new GiftCode(
                id,
                person,
                GiftText.prefix(texts.of(id)),
                null,
                credits,
                Status.OPEN,
                "",
                new Times(now, now.plus(GOOD_FOR), null),
                null);
    }
}
