package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import io.neurocards.telegram.broadcast.DeskContext;
import io.neurocards.telegram.broadcast.ScriptedOutgoing.Sent;
import java.util.Arrays;
import java.util.stream.Stream;

/** The hand of one person at the desk: presses what the last screen shows, and types. */
record DeskHand(DeskContext desk, long id) {

    /** Returns whether the desk has taken it. */
    boolean presses(String data) throws Exception {
        return desk.get(Desk.class).take(Updates.press(id, data));
    }

    boolean types(String text) throws Exception {
        return desk.get(Desk.class).take(Updates.text(id, text));
    }

    /** Presses the button on the last screen whose label contains this. */
    void on(String label) throws Exception {
        presses(button(label));
    }

    /** Presses, types the reason, says yes, and returns the button that said so. */
    String confirms(String data, String reason) throws Exception {
        presses(data);
        types(reason);
        var yes = button("Yes");
        presses(yes);
        return yes;
    }

    Sent last() {
        return desk.outgoing().last();
    }

    String shown() {
        return last().text();
    }

    String button(String label) {
        return keyboard()
                .filter(one -> one.text().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + ": " + shown()))
                .callbackData();
    }

    Stream<InlineKeyboardButton> keyboard() {
        return keyboard(last());
    }

    static Stream<InlineKeyboardButton> keyboard(Sent sent) {
        return sent.request().getParameters().get("reply_markup") instanceof InlineKeyboardMarkup keyboard
                ? Arrays.stream(keyboard.inlineKeyboard()).flatMap(Arrays::stream)
                : Stream.empty();
    }

    Stream<String> labels() {
        return keyboard().map(InlineKeyboardButton::text);
    }
}
