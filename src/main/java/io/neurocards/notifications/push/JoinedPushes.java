package io.neurocards.notifications.push;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Browsers of two who turn out to be one are told of everything. */
@Component
@Order(45)
record JoinedPushes() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(JoinedTable.all("push_subscriptions"));
    }
}
