package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import io.neurocards.ledger.Balance;
import io.neurocards.telegram.input.Press;
import io.neurocards.videos.VideoView;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What can be pressed below the messages of this package. */
record Buttons(Words words) {

    /** Returns the buttons below an order that is being made. */
    InlineKeyboardMarkup whileMaking(UUID order, List<VideoView> videos) {
        if (videos.size() == 1) {
            return new InlineKeyboardMarkup(button(
                    "button.cancel", new Press.CancelJob(videos.getFirst().id())));
        }
        var each = IntStream.range(0, videos.size())
                .filter(index -> !videos.get(index).stage().isOver())
                .mapToObj(index -> new InlineKeyboardButton(words.text("button.cancel-number", index + 1))
                        .callbackData(new Press.CancelJob(videos.get(index).id()).data()))
                .toArray(InlineKeyboardButton[]::new);
        return new InlineKeyboardMarkup()
                .addRow(each)
                .addRow(button("button.cancel-all", new Press.CancelOrder(order)));
    }

    /** Returns the next steps after an order; topping up is one of them when the balance does not last for another clip. */
    InlineKeyboardMarkup afterwards(VideoView video, Balance balance) {
        var anew = button(video.charged() ? "button.another" : "button.again", new Press.MakeAnother(video.id()));
        return nextSteps(anew, balance.available().amount() < video.cost());
    }

    InlineKeyboardMarkup belowClip(VideoView video) {
        return nextSteps(button("button.another", new Press.MakeAnother(video.id())), false);
    }

    InlineKeyboardMarkup belowNotice(VideoView video, Balance balance) {
        return nextSteps(
                button("button.again", new Press.MakeAnother(video.id())),
                balance.available().amount() < video.cost());
    }

    private InlineKeyboardMarkup nextSteps(InlineKeyboardButton first, boolean topUp) {
        var keyboard = new InlineKeyboardMarkup().addRow(first);
        if (topUp) {
            keyboard.addRow(button("button.topup", new Press.TopUp()));
        }
        return keyboard.addRow(button("button.menu", new Press.BackToMenu()));
    }

    private InlineKeyboardButton button(String key, Press press) {
        return new InlineKeyboardButton(words.text(key)).callbackData(press.data());
    }
}
