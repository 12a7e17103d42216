package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import java.util.List;

/** What the desk shows: HTML, and rows of buttons. */
record Screen(String html, List<List<Button>> rows) {

    private static final int LONGEST = 4096;

    /** A button and what it asks for. */
    record Button(String text, DeskPress press) {}

    InlineKeyboardMarkup keyboard() {
        var keyboard = new InlineKeyboardMarkup();
        rows.stream()
                .filter(row -> !row.isEmpty())
                .forEach(row -> keyboard.addRow(row.stream()
                        .map(button -> new InlineKeyboardButton(button.text())
                                .callbackData(button.press().data()))
                        .toArray(InlineKeyboardButton[]::new)));
        return keyboard;
    }

    /** Returns the text, ended at a line's end when it would be too long for Telegram; no line has an open tag. */
    String text() {
        if (html.length() <= LONGEST) {
            return html;
        }
        return html.substring(0, html.lastIndexOf('\n', LONGEST - 2)) + "\n…";
    }
}
