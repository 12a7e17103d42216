package io.neurocards.telegram.decided;

import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.jobs.Jobs;
import io.neurocards.telegram.decided.TellingRows.Telling;
import io.neurocards.telegram.screens.Words;
import io.neurocards.waiting.OperationDecided;
import io.neurocards.waiting.WaitedOperation;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.event.EventListener;

/** Takes down, in the transaction of the decision, what the customer's chat is to be told of it. */
final class FollowDecided {

    /** An order that was placed is shown by its own message, which is edited while its clips are made. */
    private static final String SHOWN_ANYWAY = "/v1/videos/";

    private final TelegramPersons persons;
    private final TellingRows rows;
    private final Jobs jobs;
    private final Clock clock;

    FollowDecided(TelegramPersons persons, TellingRows rows, Jobs jobs, Clock clock) {
        this.persons = persons;
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void on(OperationDecided decided) {
        var operation = decided.operation();
        var resource = operation.resource();
        if (resource != null && resource.startsWith(SHOWN_ANYWAY)) {
            return;
        }
        persons.chatOf(operation.person()).ifPresent(chat -> {
            var id = operation.id().value();
            rows.insert(
                    new Telling(id, chat, html(operation, rows.localeOf(chat))), operation.person(), clock.instant());
            jobs.enqueue(TellDecided.TYPE, id);
        });
    }

    private static String html(WaitedOperation operation, Locale locale) {
        var words = Words.in(locale);
        var accepted = words.moment(operation.acceptedAt());
        return switch (operation.status()) {
            case APPLIED -> words.text("waited.applied", "at", accepted);
            case REFUSED ->
                words.text("waited.refused", "at", accepted) + "\n"
                        + words.problem(Objects.requireNonNull(operation.problem()), operation.facts());
            case EXPIRED -> words.text("waited.expired", "at", accepted);
            case PENDING, DEAD -> throw new IllegalArgumentException("Not decided: operation=" + operation.id());
        };
    }
}
