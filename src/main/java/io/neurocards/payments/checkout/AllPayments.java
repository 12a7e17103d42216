package io.neurocards.payments.checkout;

import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Refund;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.RefundRows;
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

/** Everybody's payments, for whoever runs the studio. */
@Component
public final class AllPayments {

    /** How many payments are told when nobody says how many. */
    public static final int USUAL = 50;

    /** How many are told at most. */
    public static final int MOST = 100;

    private final PaymentRows rows;
    private final RefundRows refunds;
    private final JdbcClient jdbc;

    AllPayments(PaymentRows rows, RefundRows refunds, JdbcClient jdbc) {
        this.rows = rows;
        this.refunds = refunds;
        this.jdbc = jdbc;
    }

    /**
     * A payment, and what became of its money.
     *
     * @param reference what the gateway calls it, also before it is paid
     * @param fee what the gateway keeps, in minor units, where it says so
     * @param refunds oldest first
     */
    public record Known(
            Payment payment,
            @Nullable String reference,
            @Nullable Long fee,
            List<Refund> refunds) {

        /** Returns how much is back, in minor units. */
        public long back() {
            return refunds.stream()
                    .filter(refund -> refund.status() == Refund.Status.DONE)
                    .mapToLong(Refund::amount)
                    .sum();
        }
    }

    /** Which payments of all; null lets all pass. */
    public record Filter(
            @Nullable PaymentStatus status, @Nullable String gateway) {}

    /**
     * Returns the newest payments first.
     *
     * @param before older than this one, wherever it stands by now
     * @param limit 1 to 100
     * @throws ProblemException INVALID_REQUEST with {@code field} for another limit or a payment that is not there
     */
    public List<Known> latest(Filter filter, @Nullable UUID before, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST)
                    .with("field", "limit")
                    .with("limit", MOST);
        }
        var last = before == null
                ? null
                : rows.find(before)
                        .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "cursor"));
        return known(rows.ofAll(filter, last, limit));
    }

    /** Returns one payment, whoever's it is. */
    public Optional<Known> find(UUID id) {
        return rows.find(id).map(payment -> known(List.of(payment)).getFirst());
    }

    private record Page(
            UUID id, @Nullable String reference, @Nullable Long fee) {}

    private List<Known> known(List<Payment> payments) {
        var ids = payments.stream().map(Payment::id).toList();
        Map<UUID, List<Refund>> back = refunds.ofAll(ids).stream().collect(Collectors.groupingBy(Refund::paymentId));
        Map<UUID, Page> pages = jdbc
                .sql("select id, reference, fee from payment_checkouts where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> new Page(
                        row.getObject("id", UUID.class), row.getString("reference"), row.getObject("fee", Long.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Page::id, page -> page));
        return payments.stream()
                .map(payment -> known(
                        payment,
                        pages.getOrDefault(payment.id(), new Page(payment.id(), null, null)),
                        back.getOrDefault(payment.id(), List.of())))
                .toList();
    }

    private static Known known(Payment payment, Page page, List<Refund> refunds) {
        var reference = payment.chargeId() == null ? page.reference() : payment.chargeId();
        return new Known(payment, reference, page.fee(), refunds);
    }
}
