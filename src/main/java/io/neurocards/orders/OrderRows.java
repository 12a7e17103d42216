package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes orders, and how they go on; the database lets them go only where they may. */
@Component
record OrderRows(JdbcClient jdbc, OrderReading reading) {

    static final String TELEGRAM = "telegram";

    /**
     * Returns the order, which nobody else changes until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    Order lock(UUID id) {
        Decisions.requireOpen();
        return reading.lock(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    Order get(UUID id) {
        return reading.find(id).orElseThrow();
    }

    /** Makes everything that concerns this money happen one after another until the transaction ends. */
    void lockReference(String reference) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:reference, 90))::text")
                .param("reference", reference)
                .query(String.class)
                .list();
    }

    boolean isUsed(String reference) {
        return jdbc.sql("select exists(select from orders where paid_reference = :reference)")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    /** Writes an order that waits for its money. */
    void insert(Order order) {
        var source = order.source();
        var discount = order.discount();
        jdbc.sql("""
                        insert into orders (id, person_id, platform, source, source_id, status, currency, total, points, discount,
                            payment_method, delivery_address, created_at, pay_until)
                        values (:id, :person, :platform, :source, :sourceId, 'created', :currency, :total, :points, :discount,
                            :method, :address, :createdAt, :payUntil)
                        """)
                .param("id", order.id())
                .param("person", order.personId().value())
                .param("platform", order.platform().word())
                .param("source", source == null ? null : source.kind().word())
                .param("sourceId", source == null ? null : source.id(), Types.OTHER)
                .param("currency", order.total().currency())
                .param("total", order.total().minor())
                .param("points", discount == null ? 0 : discount.points().amount())
                .param("discount", discount == null ? 0 : discount.off().minor())
                .param("method", order.paymentMethod())
                .param("address", order.deliveryAddress())
                .param("createdAt", SqlTime.of(order.times().createdAt()))
                .param("payUntil", SqlTime.ofNullable(order.times().payUntil()))
                .update();
        insertLines(order);
    }

    /** Writes an order that came with its payment, whose credits are there; {@code by} is who took the money. */
    void insertPaid(Order order, String by, Instant now) {
        var source = Objects.requireNonNull(order.source());
        jdbc.sql("""
                        insert into orders (id, person_id, platform, source, source_id, status, currency, total, payment_id, paid_by,
                            fulfilled_by, created_at, paid_at, fulfilled_at)
                        values (:id, :person, :platform, :source, :sourceId, 'fulfilled', :currency, :total, :id, :by, :by, :createdAt,
                            :now, :now)
                        """)
                .param("id", order.id())
                .param("person", order.personId().value())
                .param("platform", order.platform().word())
                .param("source", source.kind().word())
                .param("sourceId", source.id(), Types.OTHER)
                .param("currency", order.total().currency())
                .param("total", order.total().minor())
                .param("by", by)
                .param("createdAt", SqlTime.of(order.times().createdAt()))
                .param("now", SqlTime.of(now))
                .update();
        insertLines(order);
    }

    private void insertLines(Order order) {
        var lines = order.lines();
        var ids = lines.stream().map(_ -> UuidV7.at(order.times().createdAt())).toArray(UUID[]::new);
        jdbc.sql("""
                        insert into order_lines (id, order_id, position, sku, kind, title_ru, title_en, quantity, price, amount,
                            credits)
                        select l.id, :order, l.position, l.sku, l.kind, l.ru, l.en, l.quantity, l.price, l.price * l.quantity,
                            l.credits
                        from unnest(:ids::uuid[], :positions::integer[], :skus::text[], :kinds::text[], :ru::text[], :en::text[],
                                    :quantities::integer[], :prices::bigint[], :credits::bigint[])
                            as l (id, position, sku, kind, ru, en, quantity, price, credits)
                        """)
                .param("order", order.id())
                .param("ids", ids)
                .param(
                        "positions",
                        IntStream.rangeClosed(1, lines.size()).boxed().toArray(Integer[]::new))
                .param("skus", texts(lines, Order.Line::sku))
                .param("kinds", texts(lines, line -> line.kind().word()))
                .param("ru", texts(lines, line -> line.title().ru()))
                .param("en", texts(lines, line -> line.title().en()))
                .param("quantities", lines.stream().map(Order.Line::quantity).toArray(Integer[]::new))
                .param(
                        "prices",
                        lines.stream().map(line -> line.price().minor()).toArray(Long[]::new))
                .param(
                        "credits",
                        lines.stream().map(line -> line.credits().amount()).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(List<Order.Line> lines, Function<Order.Line, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    void await(UUID id) {
        jdbc.sql("update orders set status = 'awaiting_payment' where id = :id")
                .param("id", id)
                .update();
    }

    void pay(UUID id, String reference, String by, Instant now) {
        jdbc.sql("""
                        update orders set status = 'paid', paid_reference = :reference, paid_by = :by, paid_at = :now
                        where id = :id
                        """)
                .param("reference", reference)
                .param("by", by)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    void fulfil(UUID id, String by, Instant now) {
        jdbc.sql("update orders set status = 'fulfilled', fulfilled_by = :by, fulfilled_at = :now where id = :id")
                .param("by", by)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    void cancel(UUID id, String by, Instant now) {
        jdbc.sql("update orders set status = 'cancelled', cancelled_by = :by, cancelled_at = :now where id = :id")
                .param("by", by)
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }

    /** Some of the money is back; {@code refund} is what all parts together took. */
    void refundPart(UUID id, Order.Refund refund) {
        jdbc.sql("update orders set money_back = :back, credits_taken = :taken, shortfall = :shortfall where id = :id")
                .param("back", refund.back())
                .param("taken", refund.taken().amount())
                .param("shortfall", refund.shortfall().amount())
                .param("id", id)
                .update();
    }

    void refund(UUID id, Order.Refund refund, String by, String reason, Instant now) {
        jdbc.sql("""
                        update orders set status = 'refunded', refunded_by = :by, refund_reason = :reason, credits_taken = :taken,
                            shortfall = :shortfall, refunded_at = :now, money_back = total
                        where id = :id
                        """)
                .param("by", by)
                .param("reason", reason)
                .param("taken", refund.taken().amount())
                .param("shortfall", refund.shortfall().amount())
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }
}
