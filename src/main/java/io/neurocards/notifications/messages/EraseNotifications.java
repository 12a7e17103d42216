package io.neurocards.notifications.messages;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody is told anything any more, and what they chose is forgotten, also of whoever was joined with the one who leaves. */
@Component
@Order(44)
record EraseNotifications(JdbcClient jdbc) implements PersonalData {

    private static final String OF_LEAVING = """
            where person_id in (
                with recursive one (id) as (
                    select cast(:person as uuid) union select p.id from persons p join one on p.joined_into = one.id)
                select id from one)
            """;

    @Override
    public void eraseRows(Leaving leaving) {
        for (var table : List.of("notifications", "notification_choices", "quiet_hours")) {
            jdbc.sql("delete from " + table + " " + OF_LEAVING)
                    .param("person", leaving.person().value())
                    .update();
        }
    }
}
