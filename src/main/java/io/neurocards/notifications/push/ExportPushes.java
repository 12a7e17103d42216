package io.neurocards.notifications.push;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** That a browser is told when a clip is ready; its address stays here, because whoever has it could tell it things. */
@Component
@Order(45)
final class ExportPushes implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(ExportedSection.of("told_in_browsers", "push_subscriptions", """
                select id, language, created_at from push_subscriptions where person_id = any (:persons)
                """));
    }
}
