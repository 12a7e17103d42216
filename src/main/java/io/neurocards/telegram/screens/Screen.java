package io.neurocards.telegram.screens;

import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.SendMessage;
import io.neurocards.telegram.input.Press;
import java.util.ArrayList;
import java.util.List;

/** A text and the buttons below it, row by row; {@code html} is at most 4096 characters long when shown. */
public record Screen(String html, List<List<Button>> rows) {

    public static Screen of(String html) {
        return new Screen(html, List.of());
    }

    /** Returns the same with one more row of one button. */
    public Screen with(String label, Press press) {
        return withRow(List.of(new Button.Pressable(label, press)));
    }

    public Screen withLink(String label, String address) {
        return withRow(List.of(new Button.Link(label, address)));
    }

    public Screen withRow(List<? extends Button> row) {
        var more = new ArrayList<>(rows);
        more.add(List.copyOf(row));
        return new Screen(html, List.copyOf(more));
    }

    /** Returns the same with more text before its own. */
    public Screen after(String sentence) {
        return new Screen(sentence + "\n\n" + html, rows);
    }

    public SendMessage to(long chatId) {
        var message = new SendMessage(chatId, html)
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
        return rows.isEmpty() ? message : message.replyMarkup(keyboard());
    }

    private InlineKeyboardMarkup keyboard() {
        return keyboard(rows);
    }

    /** Returns the rows as Telegram takes them; without rows, a keyboard that is none. */
    public static InlineKeyboardMarkup keyboard(List<List<Button>> rows) {
        return new InlineKeyboardMarkup(rows.stream()
                .map(row -> row.stream().map(Button::inline).toArray(InlineKeyboardButton[]::new))
                .toArray(InlineKeyboardButton[][]::new));
    }
}
