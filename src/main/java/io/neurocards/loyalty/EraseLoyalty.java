package io.neurocards.loyalty;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.ledger.points.PointsLedger;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cards go, and the points that are left are given up. The credits' wallet is locked before, by the payments' part. */
@Component
@Order(40)
record EraseLoyalty(CardRows cards, ExpiryNotices notices, PointsLedger points) implements PersonalData {

    @Override
    public void eraseRows(Leaving leaving) {
        cards.delete(leaving.person());
        notices.delete(leaving.person());
        points.forfeit(leaving.person(), "erasure:" + leaving.person(), leaving.now());
    }
}
