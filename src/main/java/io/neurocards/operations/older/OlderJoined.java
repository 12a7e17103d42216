package io.neurocards.operations.older;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What two who turn out to be one had made and paid in the older bot. */
@Component
@Order(70)
record OlderJoined() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(JoinedTable.all("older_jobs"), JoinedTable.all("older_payments"));
    }
}
