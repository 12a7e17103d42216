package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import io.neurocards.ledger.Balance;
import io.neurocards.videos.VideoView;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What can be pressed below the messages of this package. Every callback fits Telegram's 64 bytes with its id. */
record Buttons(Words words) {

    static final String CANCEL_JOB = "cancel_job:";
    static final String CANCEL_ORDER = "cancel_order:";
    static final String ANOTHER = "make_another_same_product:";
    static final String AGAIN = "again:";
    static final String TOP_UP = "topup";
    static final String MENU = "back_to_menu";

    /** Returns the buttons below an order that is being made. */
    InlineKeyboardMarkup whileMaking(UUID order, List<VideoView> videos) {
        if (videos.size() == 1) {
            return new InlineKeyboardMarkup(
                    button("button.cancel", CANCEL_JOB + videos.getFirst().id()));
        }
        var each = IntStream.range(0, videos.size())
                .filter(index -> !videos.get(index).stage().isOver())
                .mapToObj(index -> new InlineKeyboardButton(words.text("button.cancel-number", index + 1))
                        .callbackData(CANCEL_JOB + videos.get(index).id()))
                .toArray(InlineKeyboardButton[]::new);
        return new InlineKeyboardMarkup().addRow(each).addRow(button("button.cancel-all", CANCEL_ORDER + order));
    }

    /** Returns the next steps after an order; topping up is one of them when the balance does not last for another clip. */
    InlineKeyboardMarkup afterwards(VideoView video, Balance balance) {
        var anew = button(
                video.charged() ? "button.another" : "button.again",
                AGAIN + video.template().text());
        return nextSteps(anew, balance.available().amount() < video.cost());
    }

    InlineKeyboardMarkup belowClip(VideoView video) {
        return nextSteps(button("button.another", ANOTHER + video.id()), false);
    }

    InlineKeyboardMarkup belowNotice(VideoView video, Balance balance) {
        return nextSteps(
                button("button.again", ANOTHER + video.id()),
                balance.available().amount() < video.cost());
    }

    private InlineKeyboardMarkup nextSteps(InlineKeyboardButton first, boolean topUp) {
        var keyboard = new InlineKeyboardMarkup().addRow(first);
        if (topUp) {
            keyboard.addRow(button("button.topup", TOP_UP));
        }
        return keyboard.addRow(button("button.menu", MENU));
    }

    private InlineKeyboardButton button(String key, String callback) {
        return new InlineKeyboardButton(words.text(key)).callbackData(callback);
    }
}
