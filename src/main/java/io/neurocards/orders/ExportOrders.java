package io.neurocards.orders;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was ordered, line by line; amounts are in the minor units of the currency. */
@Component
@Order(30)
final class ExportOrders implements ExportedData {

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("orders", "orders", """
                        select id, platform, source, status, currency, total, points, discount, payment_method, delivery_address,
                            credits_taken, shortfall, created_at, pay_until, paid_at, fulfilled_at, cancelled_at, refunded_at
                        from orders where person_id = any (:persons)
                        """), ExportedSection.of("order_lines", "order_lines", """
                        select l.id, l.order_id, l.sku, l.title_ru, l.title_en, l.quantity, l.price, l.amount, l.credits
                        from order_lines l join orders o on o.id = l.order_id where o.person_id = any (:persons)
                        """));
    }
}
