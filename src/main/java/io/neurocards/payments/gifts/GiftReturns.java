package io.neurocards.payments.gifts;

import io.neurocards.ledger.Ledger;
import io.neurocards.payments.books.Buyers;
import io.neurocards.payments.gifts.GiftCode.Status;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Brings a gift back that nobody has redeemed, within the caller's transaction and behind the lock of its row. */
@Component
record GiftReturns(GiftRows rows, Ledger ledger, Buyers buyers) {

    /** Whose maker had their data deleted goes the way of what they gave up then. */
    void bringBack(GiftCode gift, Status status, Instant now) {
        rows.end(gift.id(), status, null, now);
        var maker = gift.maker();
        if (maker == null) {
            return;
        }
        if (!ledger.bringGift(maker, gift.reference(), now)) {
            throw new IllegalStateException("A gift was brought before it came back: gift=" + gift.id());
        }
        if (buyers.hasLeft(maker)) {
            ledger.forfeit(maker, "gift:" + gift.reference(), now);
        }
    }
}
