package io.neurocards.telegram.updates;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Takes updates in: checks of payments at once, everything else once it is kept. */
record Intake(
        Inbox inbox,
        Dispatcher dispatcher,
        HandledMarks marks,
        Checkouts checkouts,
        KeptPayments payments,
        OutageNotice notice,
        BooleanSupplier isOurs,
        BooleanSupplier hasHandler) {

    private static final int SPARE = 500;

    /** Takes what Telegram answered to the one process that asks; when this returns, Telegram may forget it. */
    void batch(List<IncomingUpdate> updates) {
        keep(updates).forEach(dispatcher::offer);
    }

    /**
     * Takes what Telegram brought to this process. Another one may hold earlier updates of the chat, so the chat is read from
     * the database; and if it is another one's turn to handle it, it is left there.
     */
    void single(IncomingUpdate update) {
        if (!keep(List.of(update)).isEmpty() && isOurs.getAsBoolean()) {
            offer(inbox.waitingIn(update.chatId()));
        }
    }

    /** Sees what nobody can keep at present: checks are answered, payments go into the journal, all else stays with Telegram. */
    void unkept(List<IncomingUpdate> updates) {
        updates.stream().filter(IncomingUpdate::isCheckout).forEach(checkouts::take);
        updates.forEach(payments::keep);
    }

    /** Takes what is in the database and not yet known here: left from before, or brought to another process. */
    void fromDatabase(int most) {
        offer(inbox.waiting(marks.known(), most + SPARE));
    }

    private List<IncomingUpdate> keep(List<IncomingUpdate> updates) {
        updates.stream().filter(IncomingUpdate::isCheckout).forEach(checkouts::take);
        return inbox.keep(
                updates.stream().filter(update -> !update.isCheckout()).toList());
    }

    private void offer(List<IncomingUpdate> updates) {
        for (var update : updates) {
            if (!dispatcher.offer(update)) {
                return;
            }
        }
    }
}
