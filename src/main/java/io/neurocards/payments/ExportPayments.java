package io.neurocards.payments;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every movement of credits, and what was paid, and given back. */
@Component
@Order(30)
final class ExportPayments implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("credit_postings", "ledger_postings", """
                        select id, posted_at, kind, amount, available_after, held_after
                        from ledger_postings where person_id = any (:persons)
                        """),
                ExportedSection.of("payments", "payments", """
                        select id, gateway, test, credits, currency, amount, status, created_at, completed_at, refunded_at
                        from payments where person_id = any (:persons)
                        """),
                ExportedSection.of("payment_checkouts", "payment_checkouts", """
                        select c.id, c.contact_kind, c.contact, c.language, c.created_at
                        from payment_checkouts c join payments p on p.id = c.id where p.person_id = any (:persons)
                        """),
                ExportedSection.of("payment_refunds", "payment_refunds", """
                        select r.id, r.payment_id, r.status, r.amount, p.currency, r.credits_taken, r.shortfall, r.requested_at, r.ended_at
                        from payment_refunds r join payments p on p.id = r.payment_id where p.person_id = any (:persons)
                        """));
    }
}
