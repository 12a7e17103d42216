package io.neurocards.web.pages;

import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.ShortOrders;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages say of an order that waits for credits. */
@Component
record ShortNotes(ShortOrders orders, Plans plans) {

    /**
     * An order that waits, or did, in a reader's words.
     *
     * @param state its stable word: as with the order itself, and {@code starting} once nothing is missing
     * @param price what it costs, of which the customer knows
     * @param asked what it would cost now, where that is more
     * @param orderId what was placed
     */
    record Note(
            UUID id,
            String state,
            String film,
            String description,
            String price,
            String missing,
            @Nullable Long asked,
            String askedWords,
            Instant until,
            @Nullable UUID orderId) {

        public boolean waits() {
            return !state.equals("ordered");
        }
    }

    /** Returns the order of a person that waits. */
    Optional<Note> waiting(PersonId person, Words words) {
        return orders.open(person).map(order -> note(order, words));
    }

    /** Returns the order that waits, or else the one that was placed since. */
    Optional<Note> since(PersonId person, Instant moment, Words words) {
        return orders.newest(person)
                .filter(order -> order.isOpen() || isPlacedSince(order, moment))
                .map(order -> note(order, words));
    }

    private static boolean isPlacedSince(ShortOrders.Shown order, Instant moment) {
        return order.orderId() != null
                && order.endedAt() != null
                && !order.endedAt().isBefore(moment);
    }

    /** Returns the smallest package that has what is missing, or the largest when none has; empty when nothing waits. */
    Optional<String> packageFor(PersonId person) {
        var sold = plans.forSale().stream()
                .sorted(Comparator.comparingLong(plan -> plan.credits().amount()))
                .toList();
        return orders.open(person)
                .flatMap(order -> sold.stream()
                        .filter(plan -> plan.credits().amount() >= order.missing())
                        .findFirst()
                        .or(() -> sold.isEmpty() ? Optional.empty() : Optional.of(sold.getLast()))
                        .map(Plan::id));
    }

    private static Note note(ShortOrders.Shown order, Words words) {
        var asked = order.asked();
        var state = order.state().equals("waiting") && order.missing() == 0 ? "starting" : order.state();
        return new Note(
                order.id(),
                state,
                words.clips(order.clips()),
                order.description(),
                words.credits(order.price()),
                words.credits(order.missing()),
                asked,
                words.credits(asked == null ? order.price() : asked),
                order.expiresAt(),
                order.orderId());
    }
}
