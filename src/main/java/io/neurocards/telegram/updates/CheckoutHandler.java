package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.PreCheckoutQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;

/** Says whether a payment that a customer is about to make may go on. Called at once, beside the chat's other updates. */
@FunctionalInterface
public interface CheckoutHandler {

    /** Returns the answer; when this throws or takes longer than two seconds, the payment is refused. */
    AnswerPreCheckoutQuery answer(PreCheckoutQuery query) throws Exception;
}
