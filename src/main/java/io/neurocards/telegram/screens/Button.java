package io.neurocards.telegram.screens;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import io.neurocards.telegram.input.Press;

/** What stands below a text. */
public sealed interface Button {

    String label();

    record Pressable(String label, Press press) implements Button {}

    record Link(String label, String address) implements Button {}

    default InlineKeyboardButton inline() {
        return switch (this) {
            case Pressable(var label, var press) -> new InlineKeyboardButton(label).callbackData(press.data());
            case Link(var label, var address) -> new InlineKeyboardButton(label).url(address);
        };
    }
}
