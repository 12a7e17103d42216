package io.neurocards.loyalty;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Points, cards, and what friends were worth; who the friends are is not the customer's to know. */
@Component
@Order(40)
final class ExportLoyalty implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("points_postings", "points_postings", """
                        select id, posted_at, kind, amount, balance_after from points_postings where person_id = any (:persons)
                        """),
                ExportedSection.of("points_left", "points_lots", """
                        select id, amount, remaining, expires_at from points_lots where person_id = any (:persons) and remaining > 0
                        """),
                ExportedSection.of("points_of_orders", "loyalty_accruals", """
                        select id, points, accrued_at, taken_back, shortfall, reversed_at
                        from loyalty_accruals where person_id = any (:persons)
                        """),
                ExportedSection.of("partner_cards", "loyalty_cards", """
                        select id, number, activated_at from loyalty_cards where person_id = any (:persons)
                        """),
                ExportedSection.of("points_expiry_notices", "loyalty_expiry_notices", """
                        select id, points, expires_at, noticed_at from loyalty_expiry_notices where person_id = any (:persons)
                        """),
                ExportedSection.of("rewards_for_friends", "referral_rewards", """
                        select id, level, credits, status, earned_at, granted_at, ended_at, taken, shortfall
                        from referral_rewards where person_id = any (:persons)
                        """));
    }
}
