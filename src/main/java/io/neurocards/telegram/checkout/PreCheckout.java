package io.neurocards.telegram.checkout;

import com.pengrad.telegrambot.model.PreCheckoutQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import io.neurocards.payments.StarsCheckout;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Sender;
import io.neurocards.telegram.screens.Words;
import io.neurocards.telegram.updates.CheckoutHandler;
import org.springframework.stereotype.Component;

/** Lets a payment through when it is for a bill of ours, of this payer, at today's price. */
@Component
@ConditionalOnBot
class PreCheckout implements CheckoutHandler {

    private final StarsCheckout checkout;

    PreCheckout(StarsCheckout checkout) {
        this.checkout = checkout;
    }

    @Override
    public AnswerPreCheckoutQuery answer(PreCheckoutQuery query) {
        var payer = query.from();
        try {
            checkout.check(query.invoicePayload(), payer.id(), query.currency(), query.totalAmount());
            return new AnswerPreCheckoutQuery(query.id());
        } catch (ProblemException problem) {
            var sender = new Sender(payer.id(), payer.username(), payer.firstName(), payer.languageCode());
            return new AnswerPreCheckoutQuery(
                    query.id(), Words.in(sender.locale()).plainProblem(problem));
        }
    }
}
