package io.neurocards.payments.gifts;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The codes that somebody bought with, and the gifts that they made or redeemed. */
@Component
@Order(31)
final class ExportGifts implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("promo_uses", "promo_uses", """
                        select u.id, c.code, u.full_amount, u.bonus, u.used_at
                        from promo_uses u join promo_codes c on c.id = u.code_id join payments p on p.id = u.id
                        where p.person_id = any (:persons)
                        """),
                ExportedSection.of("gift_codes", "gift_codes", """
                        select id, prefix, credits, status, made_at, ends_at, ended_at,
                            coalesce(redeemed_by = any (:persons), false) as redeemed_by_me
                        from gift_codes where person_id = any (:persons) or redeemed_by = any (:persons)
                        """));
    }
}
