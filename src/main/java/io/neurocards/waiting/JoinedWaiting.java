package io.neurocards.waiting;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What became of wishes that two had who turn out to be one. */
@Component
@Order(60)
record JoinedWaiting() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(JoinedTable.all("waited_operations"));
    }
}
