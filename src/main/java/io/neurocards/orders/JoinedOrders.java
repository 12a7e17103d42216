package io.neurocards.orders;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Orders of two who turn out to be one. */
@Component
@Order(20)
record JoinedOrders() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(JoinedTable.all("orders"));
    }
}
