package io.neurocards.notifications.messages;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What two chose who turn out to be one: what whoever stays had chosen themselves holds on. */
@Component
@Order(44)
record JoinedNotifications() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(
                JoinedTable.all("notifications"),
                JoinedTable.unlessThereIsOne("quiet_hours"),
                new JoinedTable("notification_choices", """
                        not exists (select from notification_choices o
                                    where o.person_id = :stays and o.kind = t.kind and o.channel = t.channel)"""));
    }
}
