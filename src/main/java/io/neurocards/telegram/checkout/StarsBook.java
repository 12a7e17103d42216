package io.neurocards.telegram.checkout;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.stars.StarTransaction;
import com.pengrad.telegrambot.model.stars.partner.TransactionPartner;
import com.pengrad.telegrambot.model.stars.partner.TransactionPartnerUser;
import com.pengrad.telegrambot.request.GetStarTransactions;
import io.neurocards.payments.StarsPaid;
import io.neurocards.payments.StarsPaid.Line;
import io.neurocards.payments.StarsPaid.Movement;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads Telegram's list of the bot's Stars. A payment and its return have the same id there. */
@Component
@ConditionalOnBot
record StarsBook(TelegramBot bot) implements StarsPaid.Book {

    private static final String STARS = "XTR";

    @Override
    public List<Line> lines(int after, int most) throws IOException {
        var answer = bot.execute(new GetStarTransactions().offset(after).limit(most));
        if (answer == null || !answer.isOk()) {
            throw new IOException("Telegram did not show its list of Stars: code="
                    + (answer == null ? "no answer" : answer.errorCode()));
        }
        return Arrays.stream(answer.result().transactions())
                .map(StarsBook::line)
                .toList();
    }

    private static Line line(StarTransaction one) {
        var from = payer(one.source());
        var movement =
                from != null ? Movement.PAID : payer(one.receiver()) != null ? Movement.GIVEN_BACK : Movement.OTHER;
        var payload = from == null ? null : from.invoicePayload();
        var stars = new StarsPaid(
                from == null ? 0 : from.user().id(), Objects.toString(payload, ""), STARS, one.amount(), one.id());
        return new Line(movement, stars, Instant.ofEpochSecond(one.date()));
    }

    private static @Nullable TransactionPartnerUser payer(@Nullable TransactionPartner partner) {
        return partner instanceof TransactionPartnerUser user
                        && Objects.equals(user.transactionType(), "invoice_payment")
                ? user
                : null;
    }
}
