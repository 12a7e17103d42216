package io.neurocards.notifications.push;

import io.neurocards.database.Decisions;
import io.neurocards.providers.fetch.OutsideCalls;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A customer has a browser show when clips are ready, or no longer. */
@Component
public final class SubscribeToPush {

    /** Characters that an address and each key of a browser have at most. */
    public static final int LONGEST = 1_000;

    private final Decisions decisions;
    private final PushRows rows;
    private final ObjectProvider<OutsideCalls> outside;
    private final Clock clock;

    SubscribeToPush(Decisions decisions, PushRows rows, ObjectProvider<OutsideCalls> outside, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.outside = outside;
        this.clock = clock;
    }

    /**
     * Keeps the browser's subscription; repeating it changes nothing but the keys and the language. A browser belongs to whoever
     * said so last.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}, also for an address that is not public
     */
    public void subscribe(
            PersonId person, @Nullable String endpoint, @Nullable String p256dh, @Nullable String auth, Locale locale) {
        var browser = Browser.of(endpoint, p256dh, auth);
        if (outside.getObject().complaint(browser.endpoint()) != null) {
            throw Browser.wrong("endpoint");
        }
        var language = locale.getLanguage().equals("en") ? "en" : "ru";
        decisions.act(() -> rows.keep(person, browser, language, clock.instant()));
    }

    /** Forgets the person's own subscription at that address; one that is not there is no problem. */
    public void unsubscribe(PersonId person, String endpoint) {
        decisions.act(() -> rows.remove(person, endpoint));
    }
}
