package io.neurocards.telegram.erasure;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the chat of one of two is still to be shown who turn out to be one. */
@Component
@Order(50)
record JoinedChats() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(
                JoinedTable.all("telegram_progress"),
                JoinedTable.all("telegram_deliveries"),
                JoinedTable.all("telegram_tellings"));
    }
}
