package io.neurocards.orders;

import io.neurocards.database.SqlTime;
import io.neurocards.ledger.points.Points;
import io.neurocards.orders.Order.Discount;
import io.neurocards.orders.Order.Line;
import io.neurocards.orders.Order.Refund;
import io.neurocards.orders.Order.Status;
import io.neurocards.orders.Order.Times;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads orders with their lines. */
@Component
record OrderReading(JdbcClient jdbc) {

    private static final String SELECT = """
            select id, person_id, platform, source, source_id, status, currency, total, points, discount, payment_method, delivery_address,
                payment_id, paid_reference, money_back, credits_taken, shortfall, created_at, pay_until, paid_at, fulfilled_at,
                cancelled_at, refunded_at
            from orders
            """;
    private static final String NEWEST_FIRST = " order by created_at desc, id desc limit :limit";
    static final String LATEST = SELECT + "where person_id = :person" + NEWEST_FIRST;
    static final String OLDER =
            SELECT + "where person_id = :person and (created_at, id) < (:createdAt, :before)" + NEWEST_FIRST;

    /** Which orders of all; null lets all pass. */
    record Filter(@Nullable PersonId person, @Nullable Status status) {}

    /**
     * Returns the statement that finds them by index: the status stands in it as a word, because an index of some statuses is of no
     * use for one that is told later.
     */
    static String ofAll(Filter filter, boolean older) {
        var conditions = new ArrayList<String>();
        if (filter.person() != null) {
            conditions.add("person_id = :person");
        }
        if (filter.status() != null) {
            conditions.add("status = '" + filter.status().word() + "'");
        }
        if (older) {
            conditions.add("(created_at, id) < (:createdAt, :before)");
        }
        return SELECT + (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions)) + NEWEST_FIRST;
    }

    List<Order> ofAll(Filter filter, @Nullable Order before, int limit) {
        var statement = jdbc.sql(ofAll(filter, before != null)).param("limit", limit);
        if (filter.person() != null) {
            statement = statement.param("person", filter.person().value());
        }
        if (before != null) {
            statement = statement
                    .param("createdAt", SqlTime.of(before.times().createdAt()))
                    .param("before", before.id());
        }
        return whole(statement);
    }

    private static final String NEWEST = SELECT + """
            where id in (
                select latest.id from unnest(:persons::uuid[]) as p (id)
                cross join lateral (
                    select id from orders where person_id = p.id order by created_at desc, id desc limit :limit) latest)
            order by created_at desc, id desc
            """;

    Optional<Order> find(UUID id) {
        return whole(jdbc.sql(SELECT + "where id = :id").param("id", id)).stream()
                .findFirst();
    }

    Optional<Order> lock(UUID id) {
        return whole(jdbc.sql(SELECT + "where id = :id for update").param("id", id)).stream()
                .findFirst();
    }

    List<Order> those(Collection<UUID> ids) {
        return whole(jdbc.sql(SELECT + "where id = any (:ids) order by created_at desc, id desc")
                .param("ids", ids.toArray(UUID[]::new)));
    }

    List<Order> latest(PersonId person, int limit) {
        return whole(jdbc.sql(LATEST).param("person", person.value()).param("limit", limit));
    }

    List<Order> newest(Collection<PersonId> persons, int each) {
        return whole(jdbc.sql(NEWEST)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("limit", each));
    }

    List<Order> older(PersonId person, Order before, int limit) {
        return whole(jdbc.sql(OLDER)
                .param("person", person.value())
                .param("createdAt", SqlTime.of(before.times().createdAt()))
                .param("before", before.id())
                .param("limit", limit));
    }

    private List<Order> whole(StatementSpec statement) {
        var orders = statement.query((row, _) -> order(row)).list();
        var lines = lines(orders);
        return orders.stream()
                .map(order -> withLines(order, lines.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Line>> lines(List<Order> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        var currencies = orders.stream()
                .collect(Collectors.toMap(Order::id, order -> order.total().currency()));
        return jdbc
                .sql("""
                        select order_id, sku, kind, title_ru, title_en, quantity, price, credits from order_lines
                        where order_id = any (:orders) order by order_id, position
                        """)
                .param("orders", orders.stream().map(Order::id).toArray(UUID[]::new))
                .query((row, _) -> {
                    var order = row.getObject("order_id", UUID.class);
                    return Map.entry(order, line(row, currencies.getOrDefault(order, "")));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Line line(ResultSet row, String currency) throws SQLException {
        return new Line(
                row.getString("sku"),
                Good.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Good.Title(row.getString("title_ru"), row.getString("title_en")),
                row.getInt("quantity"),
                new Money(currency, row.getLong("price")),
                Credits.of(row.getLong("credits")));
    }

    private static Order order(ResultSet row) throws SQLException {
        var taken = row.getObject("credits_taken", Long.class);
        return new Order(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Platform.of(row.getString("platform")).orElseThrow(),
                source(row),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                List.of(),
                new Money(row.getString("currency"), row.getLong("total")),
                discount(row),
                row.getString("payment_method"),
                row.getString("delivery_address"),
                row.getObject("payment_id", UUID.class),
                row.getString("paid_reference"),
                taken == null
                        ? null
                        : new Refund(
                                row.getLong("money_back"), Credits.of(taken), Credits.of(row.getLong("shortfall"))),
                new Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        time(row, "pay_until"),
                        time(row, "paid_at"),
                        time(row, "fulfilled_at"),
                        time(row, "cancelled_at"),
                        time(row, "refunded_at")));
    }

    private static @Nullable OrderSource source(ResultSet row) throws SQLException {
        var kind = row.getString("source");
        return kind == null
                ? null
                : new OrderSource(
                        OrderSource.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        row.getObject("source_id", UUID.class));
    }

    private static @Nullable Discount discount(ResultSet row) throws SQLException {
        var points = row.getLong("points");
        return points == 0
                ? null
                : new Discount(Points.of(points), new Money(row.getString("currency"), row.getLong("discount")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Order withLines(Order order, List<Line> lines) {
        return new Order(
                order.id(),
                order.personId(),
                order.platform(),
                order.source(),
                order.status(),
                lines,
                order.total(),
                order.discount(),
                order.paymentMethod(),
                order.deliveryAddress(),
                order.payment(),
                order.paidReference(),
                order.refund(),
                order.times());
    }
}
