package io.neurocards.notifications.messages;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a customer chose to hear, when they are left alone, and what they were told lately. */
@Component
@Order(46)
final class ExportNotifications implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("notification_choices", "notification_choices", """
                        select id, kind, channel, wanted, chosen_at from notification_choices where person_id = any (:persons)
                        """),
                ExportedSection.of("quiet_hours", "quiet_hours", """
                        select id, from_minute, until_minute, time_zone from quiet_hours where person_id = any (:persons)
                        """),
                ExportedSection.of("told", "notifications", """
                        select id, occasion, channel, state, created_at, due_at, ended_at from notifications
                        where person_id = any (:persons)
                        """));
    }
}
