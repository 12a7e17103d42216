package io.neurocards.telegram.screens;

import com.pengrad.telegrambot.request.SendInvoice;
import java.util.List;

/** What the bot does in answer. */
public sealed interface Reply {

    record Say(Screen screen) implements Reply {}

    /** A word that appears over the chat and goes away; plain text, at most 200 characters, only in answer to a press. */
    record Toast(String text) implements Reply {}

    record Bill(SendInvoice invoice) implements Reply {}

    /**
     * The buttons of the pressed message have done what they were for: they make room for others, or for none. Buttons below a
     * clip or a picture stay.
     */
    record Spent(List<List<Button>> instead) implements Reply {}

    /** The film that greets newcomers, and then the first screen. */
    record Greet(Screen screen) implements Reply {}
}
