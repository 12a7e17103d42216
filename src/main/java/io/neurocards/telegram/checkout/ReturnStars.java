package io.neurocards.telegram.checkout;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.RefundStarPayment;
import io.neurocards.payments.StarsRefunds;
import io.neurocards.telegram.client.ConditionalOnBot;
import org.springframework.stereotype.Component;

/** Asks Telegram to give Stars back. */
@Component
@ConditionalOnBot
class ReturnStars implements StarsRefunds {

    private static final int FIRST_FAULT = 500;
    private static final int TOO_MANY = 429;

    private final TelegramBot bot;

    ReturnStars(TelegramBot bot) {
        this.bot = bot;
    }

    @Override
    public Answer refund(long telegramId, String chargeId) {
        var answer = bot.execute(new RefundStarPayment(telegramId, chargeId));
        if (answer == null) {
            return new Answer.Uncertain("no answer");
        }
        if (answer.isOk()) {
            return new Answer.Done();
        }
        return answer.errorCode() >= FIRST_FAULT || answer.errorCode() == TOO_MANY
                ? new Answer.Uncertain("code=" + answer.errorCode())
                : new Answer.Refused(String.valueOf(answer.description()));
    }
}
