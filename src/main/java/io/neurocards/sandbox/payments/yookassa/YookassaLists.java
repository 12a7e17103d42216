package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.telegram.world.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Lists, the newest first, a page at a time. */
final class YookassaLists {

    private static final Set<String> PAYMENT_FILTERS =
            Set.of("limit", "cursor", "status", "created_at.gte", "created_at.gt", "created_at.lte", "created_at.lt");
    private static final Set<String> REFUND_FILTERS = Set.of("limit", "cursor", "payment_id");
    private static final Set<String> STATUSES = Set.of("pending", "waiting_for_capture", "succeeded", "canceled");
    private static final int USUAL = 10;
    private static final int MOST = 100;

    private final YookassaTill till;

    YookassaLists(YookassaTill till) {
        this.till = till;
    }

    ObjectNode payments(Map<String, String> asked) {
        allow(asked, PAYMENT_FILTERS);
        var status = asked.getOrDefault("status", "");
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            throw YookassaProblem.invalid("status", "There is no such status");
        }
        Predicate<SimulatedPayment> hit = payment ->
                (status.isEmpty() || YookassaJson.status(payment).equals(status)) && isWithin(payment, asked);
        return page(
                till.all().reversed().stream().filter(hit).toList(), asked, SimulatedPayment::id, till.json()::payment);
    }

    private static boolean isWithin(SimulatedPayment payment, Map<String, String> asked) {
        // What is told has milliseconds and no more, and so has what is compared.
        var created = payment.order().created().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        return time(asked, "created_at.gte")
                        .map(from -> !created.isBefore(from))
                        .orElse(true)
                && time(asked, "created_at.gt").map(created::isAfter).orElse(true)
                && time(asked, "created_at.lte").map(to -> !created.isAfter(to)).orElse(true)
                && time(asked, "created_at.lt").map(created::isBefore).orElse(true);
    }

    private static Optional<Instant> time(Map<String, String> asked, String name) {
        try {
            return Optional.ofNullable(asked.get(name)).map(Instant::parse);
        } catch (DateTimeException e) {
            throw YookassaProblem.invalid(name, "It must be a time such as 2026-11-20T10:00:00.000Z");
        }
    }

    private record RefundRow(String id, ObjectNode json) {}

    ObjectNode refunds(Map<String, String> asked) {
        allow(asked, REFUND_FILTERS);
        var wanted = asked.getOrDefault("payment_id", "");
        var rows = rows().stream()
                .filter(row -> wanted.isEmpty()
                        || row.json().path("payment_id").asString("").equals(wanted))
                .toList();
        return page(rows.reversed(), asked, RefundRow::id, RefundRow::json);
    }

    Optional<ObjectNode> refund(String id) {
        return rows().stream()
                .filter(row -> row.id().equals(id))
                .map(RefundRow::json)
                .findFirst();
    }

    private List<RefundRow> rows() {
        return till.all().stream()
                .flatMap(payment -> payment.refunds().stream()
                        .map(refund -> new RefundRow(refund.id(), till.json().refund(payment, refund))))
                .toList();
    }

    private static <T> ObjectNode page(
            List<T> all, Map<String, String> asked, Function<T, String> id, Function<T, ObjectNode> told) {
        var from = 0;
        var cursor = asked.getOrDefault("cursor", "");
        if (!cursor.isEmpty()) {
            var known = all.stream().map(id).toList().indexOf(cursor);
            if (known < 0) {
                throw YookassaProblem.invalid("cursor", "There is no such cursor");
            }
            from = known;
        }
        var to = Math.min(all.size(), from + limit(asked));
        var json = Json.object().put("type", "list");
        var items = json.putArray("items");
        all.subList(from, to).forEach(item -> items.add(told.apply(item)));
        if (to < all.size()) {
            json.put("next_cursor", id.apply(all.get(to)));
        }
        return json;
    }

    private static int limit(Map<String, String> asked) {
        var limit = asked.getOrDefault("limit", String.valueOf(USUAL));
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            throw YookassaProblem.invalid("limit", "It must be a number from 1 to " + MOST);
        }
        return Integer.parseInt(limit);
    }

    private static void allow(Map<String, String> asked, Set<String> names) {
        asked.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw YookassaProblem.invalid(name, "Unknown parameter");
                });
    }
}
