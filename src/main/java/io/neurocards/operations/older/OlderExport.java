package io.neurocards.operations.older;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What somebody had made and paid in the older bot. */
@Component
@Order(70)
final class OlderExport implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("older_clips", "older_jobs", """
                        select id, status, template, prompt, clip, error, credits, created_at, finished_at
                        from older_jobs where person_id = any (:persons)
                        """),
                ExportedSection.of("older_payments", "older_payments", """
                        select id, gateway, status, amount, currency, credits, created_at
                        from older_payments where person_id = any (:persons)
                        """));
    }
}
