package io.neurocards.payments;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Payments and credits of two who turn out to be one. */
@Component
@Order(30)
record JoinedPayments(Ledger ledger) implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(JoinedTable.all("payments"));
    }

    @Override
    public Map<String, Long> join(PersonId gone, PersonId stays, Instant now) {
        return Map.of("credits", ledger.join(gone, stays, now).amount());
    }

    @Override
    public Map<String, Long> part(PersonId gone, PersonId stays, Instant now) {
        var taken = ledger.part(gone, stays, now);
        return Map.of(
                "credits", taken.amount().amount(),
                "credits_missing", taken.shortfall().amount());
    }
}
