package io.neurocards.telegram.decided;

import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.jobs.Jobs;
import io.neurocards.shared.OperationId;
import io.neurocards.telegram.decided.TellingRows.Telling;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.events.ShortOrderNews;
import java.util.List;
import org.springframework.context.event.EventListener;

/** Asks in the chat whether an order that waited for credits is to be placed although it costs more by now. */
final class FollowShortOrders {

    private final TelegramPersons persons;
    private final TellingRows rows;
    private final Jobs jobs;

    FollowShortOrders(TelegramPersons persons, TellingRows rows, Jobs jobs) {
        this.persons = persons;
        this.rows = rows;
        this.jobs = jobs;
    }

    @EventListener
    void on(ShortOrderNews.Dearer dearer) {
        persons.chatOf(dearer.personId()).ifPresent(chat -> {
            var words = Words.in(rows.localeOf(chat));
            var price = words.credits(dearer.price());
            var html = words.text("short.dearer", "shown", words.credits(dearer.shown()), "price", price);
            var buttons = List.of(
                    new Button.Pressable(
                            words.label("button.short-yes", "cost", price),
                            new Press.TakeDearer(dearer.id(), dearer.price())),
                    new Button.Pressable(words.label("button.short-no"), new Press.GiveUpShort()));
            var id = OperationId.named("short-dearer\n" + dearer.id() + "\n" + dearer.price())
                    .value();
            rows.insert(new Telling(id, chat, html, TellingRows.written(buttons)), dearer.personId(), dearer.at());
            jobs.enqueue(TellDecided.TYPE, id);
        });
    }
}
