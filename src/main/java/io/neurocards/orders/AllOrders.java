package io.neurocards.orders;

import io.neurocards.orders.Order.Status;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody's orders, for whoever runs the studio. */
@Component
public final class AllOrders {

    /** How many orders are told when nobody says how many. */
    public static final int USUAL = 50;

    private static final int MOST = 100;

    private final OrderReading reading;
    private final JdbcClient jdbc;

    AllOrders(OrderReading reading, JdbcClient jdbc) {
        this.reading = reading;
        this.jdbc = jdbc;
    }

    /** Who took an order where it is, as they were named then; {@code refundReason} is the operator's, {@code moneyBack} how much went back so far. */
    public record Hands(
            @Nullable String paidBy,
            @Nullable String fulfilledBy,
            @Nullable String cancelledBy,
            @Nullable String refundedBy,
            @Nullable String refundReason,
            long moneyBack) {}

    /** An order, and who took it where it is. */
    public record Handled(Order order, Hands hands) {}

    /**
     * Returns the newest orders first.
     *
     * @param person only theirs
     * @param status only those that stand there
     * @param before older than this one, whoever's it is and wherever it stands by now
     * @param limit 1 to 100
     * @throws ProblemException INVALID_REQUEST with {@code field} for another limit or an order that is not there
     */
    public List<Handled> latest(@Nullable PersonId person, @Nullable Status status, @Nullable UUID before, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST)
                    .with("field", "limit")
                    .with("limit", MOST);
        }
        var last = before == null
                ? null
                : reading.find(before)
                        .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "before"));
        return handled(reading.ofAll(new OrderReading.Filter(person, status), last, limit));
    }

    /** Returns one order, whoever's it is. */
    public Optional<Handled> find(UUID id) {
        return reading.find(id).map(order -> handled(List.of(order)).getFirst());
    }

    private record Row(UUID id, Hands hands) {}

    private List<Handled> handled(List<Order> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        Map<UUID, Hands> hands = jdbc
                .sql("""
                        select id, paid_by, fulfilled_by, cancelled_by, refunded_by, refund_reason, money_back from orders
                        where id = any (:orders)
                        """)
                .param("orders", orders.stream().map(Order::id).toArray(UUID[]::new))
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        new Hands(
                                row.getString("paid_by"),
                                row.getString("fulfilled_by"),
                                row.getString("cancelled_by"),
                                row.getString("refunded_by"),
                                row.getString("refund_reason"),
                                row.getLong("money_back"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, Row::hands));
        var nobody = new Hands(null, null, null, null, null, 0);
        return orders.stream()
                .map(order -> new Handled(order, hands.getOrDefault(order.id(), nobody)))
                .toList();
    }
}
