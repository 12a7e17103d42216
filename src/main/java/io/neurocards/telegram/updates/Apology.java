package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.Update;

/** What is said of updates that nobody acts on. */
public interface Apology {

    /**
     * Says that a press has waited so long that it may no longer be meant.
     *
     * @return whether that was said; if not, the press is acted on after all
     * @throws Exception when it could not be said; it comes again
     */
    boolean tooLate(Update update) throws Exception;

    /** Says what works and what waits, while nobody can decide and the update waits for that. Needs no database. */
    void nobodyDecides(Update update);

    /** Says that an update was set aside. Called once, after that was written down. */
    void setAside(Update update);
}
