package io.neurocards.telegram.decided;

import io.neurocards.accounts.linking.KnownAs;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.accounts.linking.LinkedAccounts;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.jobs.Jobs;
import io.neurocards.telegram.decided.TellingRows.Telling;
import io.neurocards.telegram.screens.Words;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;

/** Takes down, in the transaction of a link, that the chat of its customer is to be told of it. */
final class FollowLinks {

    private final TelegramPersons persons;
    private final LinkedAccounts links;
    private final TellingRows rows;
    private final Jobs jobs;

    FollowLinks(TelegramPersons persons, LinkedAccounts links, TellingRows rows, Jobs jobs) {
        this.persons = persons;
        this.links = links;
        this.rows = rows;
        this.jobs = jobs;
    }

    @EventListener
    void on(LinkEvent.Linked linked) {
        persons.chatOf(linked.person()).ifPresent(chat -> {
            var words = Words.in(rows.localeOf(chat));
            var others = links.knownAs(linked.person()).stream()
                    .filter(known -> !known.platform().equals("telegram"))
                    .map(known -> named(known, words))
                    .collect(Collectors.joining(", "));
            var html = words.text("link.told", "others", others, "until", words.moment(linked.undoUntil()));
            rows.insert(new Telling(linked.id(), chat, html), linked.person(), linked.at());
            jobs.enqueue(TellDecided.TYPE, linked.id());
        });
    }

    private static String named(KnownAs known, Words words) {
        return words.label("platform." + known.platform()) + " " + known.name();
    }
}
