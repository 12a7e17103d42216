package io.neurocards.payments.checkout;

import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.checkout.ComparedRows.Ours;
import io.neurocards.payments.checkout.Difference.Kind;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.PaymentListing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what a gateway lists with our rows. Changes nothing. */
@Component
record CompareGateway(ComparedRows rows) {

    /** A page is made soon after its row, by two clocks. */
    private static final Duration EDGE = Duration.ofHours(1);

    private static final int MOST_PAGES = 10_000;

    /**
     * What a comparison found.
     *
     * @param unread why not all of the list was read, when it was not; what could be read counts all the same
     */
    record Report(int compared, List<Difference> differences, Optional<String> unread) {}

    /** Looks at payments that were begun from {@code from} until before {@code to}. */
    Report compare(PaymentGateway gateway, Instant from, Instant to) {
        var listed = new HashMap<String, GatewayPayment>();
        var unreadable = new TreeSet<String>();
        var unread = read(gateway, from.minus(EDGE), to.plus(EDGE), listed, unreadable);
        var differences = new ArrayList<Difference>();
        var ours = rows.charged(gateway.name(), listed.keySet());
        listed.values()
                .forEach(told -> kind(told, ours.get(told.reference()))
                        .map(kind -> difference(gateway, kind, told.reference(), ours.get(told.reference())))
                        .ifPresent(differences::add));
        if (unread.isEmpty()) {
            rows.paid(gateway.name(), from, to).forEach((reference, id) -> {
                if (!listed.containsKey(reference) && !unreadable.contains(reference)) {
                    differences.add(new Difference(gateway.name(), Kind.UNKNOWN_THERE, reference, id));
                }
            });
        }
        return new Report(listed.size(), List.copyOf(differences), unread.or(() -> unreadable(unreadable)));
    }

    private static Optional<String> read(
            PaymentGateway gateway,
            Instant from,
            Instant to,
            Map<String, GatewayPayment> listed,
            Set<String> unreadable) {
        String cursor = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            switch (gateway.list(from, to, cursor)) {
                case PaymentListing.Page(var payments, var unread, var next) -> {
                    unreadable.addAll(unread);
                    payments.forEach(payment -> listed.put(payment.reference(), payment));
                    if (next == null) {
                        return Optional.empty();
                    }
                    cursor = next;
                }
                case PaymentListing.Unknown(var reason) -> {
                    return Optional.of(reason);
                }
            }
        }
        return Optional.of("too many pages");
    }

    private static Optional<String> unreadable(Set<String> references) {
        return references.isEmpty()
                ? Optional.empty()
                : Optional.of(references.size() + " payments can't be read, such as "
                        + references.iterator().next());
    }

    private static Difference difference(PaymentGateway gateway, Kind kind, String reference, @Nullable Ours ours) {
        return new Difference(gateway.name(), kind, reference, ours == null ? null : ours.id());
    }

    private static Optional<Kind> kind(GatewayPayment told, @Nullable Ours ours) {
        var isPaid = told.state() == GatewayPayment.State.PAID;
        if (ours == null) {
            return isPaid ? Optional.of(Kind.UNBOOKED) : Optional.empty();
        }
        if (!isPaid) {
            return Optional.of(Kind.UNPAID_THERE);
        }
        if (!ours.currency().equals(told.amount().currency())
                || ours.amount() != told.amount().minor()) {
            return Optional.of(Kind.OTHER_AMOUNT);
        }
        var isBack = told.refunded().minor() >= told.amount().minor();
        if (ours.status() == PaymentStatus.REFUNDED) {
            return isBack ? Optional.empty() : Optional.of(Kind.REFUND_MISSING_THERE);
        }
        if (isBack) {
            return Optional.of(Kind.REFUND_UNBOOKED);
        }
        if (told.refunded().minor() < ours.back()) {
            return Optional.of(Kind.REFUND_MISSING_THERE);
        }
        return told.refunded().minor() > ours.back() + ours.asked()
                ? Optional.of(Kind.PARTLY_REFUNDED)
                : Optional.empty();
    }
}
