package io.neurocards.loyalty;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cards and points of two who turn out to be one. The credits' wallets are locked before, by the payments' part. */
@Component
@Order(40)
record JoinedLoyalty(PointsLedger points) implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(
                JoinedTable.all("loyalty_accruals"),
                JoinedTable.all("loyalty_cards"),
                JoinedTable.all("loyalty_expiry_notices"));
    }

    @Override
    public Map<String, Long> join(PersonId gone, PersonId stays, Instant now) {
        return Map.of("points", points.join(gone, stays, now).amount());
    }

    @Override
    public Map<String, Long> part(PersonId gone, PersonId stays, Instant now) {
        var taken = points.part(gone, stays, now);
        return Map.of(
                "points", taken.amount().amount(),
                "points_missing", taken.shortfall().amount());
    }
}
