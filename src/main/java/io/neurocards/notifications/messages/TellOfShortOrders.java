package io.neurocards.notifications.messages;

import io.neurocards.notifications.messages.Tell.Happening;
import io.neurocards.shared.OperationId;
import io.neurocards.videos.events.ShortOrderNews;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells what became of orders that waited for credits. About a price the bot asks itself, because there it can be answered. */
@Component
record TellOfShortOrders(Tell tell) {

    @EventListener
    void on(ShortOrderNews news) {
        tell.of(
                switch (news) {
                    case ShortOrderNews.Placed placed ->
                        new Happening(
                                Occasion.SHORT_ORDER_PLACED,
                                placed.orderId(),
                                placed.personId(),
                                Map.of(
                                        "clips", Integer.toString(placed.clips()),
                                        "credits", Long.toString(placed.credits())),
                                Set.of(),
                                placed.at());
                    case ShortOrderNews.Dearer dearer ->
                        new Happening(
                                Occasion.SHORT_ORDER_DEARER,
                                OperationId.named("dearer\n" + dearer.id() + "\n" + dearer.price())
                                        .value(),
                                dearer.personId(),
                                Map.of(
                                        "shown", Long.toString(dearer.shown()),
                                        "price", Long.toString(dearer.price())),
                                Set.of(Channel.TELEGRAM),
                                dearer.at());
                    case ShortOrderNews.Ended ended ->
                        new Happening(
                                Occasion.SHORT_ORDER_ENDED,
                                OperationId.named("ended\n" + ended.id() + "\n" + ended.at())
                                        .value(),
                                ended.personId(),
                                Map.of("why", ended.why()),
                                Set.of(),
                                ended.at());
                });
    }
}
