package io.neurocards.telegram.cabinet;

import io.neurocards.orders.OrderHistory;
import io.neurocards.payments.Payments;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a customer bought on all platforms: every order, and the Stars that came and bought nothing. Stars that gave credits are an
 * order.
 */
@Component
@ConditionalOnBot
record OwnPurchases(OrderHistory orders, Payments payments) {

    private static final int SHOWN = 10;

    /** Returns the newest first. */
    List<PurchaseLine> newest(Words words, PersonId person) {
        var ordered = orders.latest(person, null, SHOWN).stream().map(order -> PurchaseLine.of(words, order));
        var astray = payments.withoutCredits(person, SHOWN).stream().map(payment -> PurchaseLine.of(words, payment));
        return Stream.concat(ordered, astray)
                .sorted(Comparator.comparing(PurchaseLine::at).reversed())
                .limit(SHOWN)
                .toList();
    }
}
