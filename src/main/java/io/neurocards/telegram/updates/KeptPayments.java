package io.neurocards.telegram.updates;

import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.JournalAnswer;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.PaymentNotification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Telegram told of Stars that moved while no database could keep it: on this node's disk until one has it. Telegram is
 * not told so, and may bring it again; whichever comes first is acted on, once.
 */
record KeptPayments(Supplier<@Nullable NodeJournal> journal, long botId) {

    private static final Logger log = LoggerFactory.getLogger(KeptPayments.class);
    private static final String GATEWAY = "telegram_stars";

    void keep(IncomingUpdate update) {
        var kept = journal.get();
        if (kept == null || !update.tellsOfStars()) {
            return;
        }
        var id = UUID.nameUUIDFromBytes(
                (GATEWAY + ":" + botId + ":" + update.updateId()).getBytes(StandardCharsets.UTF_8));
        var raw = Bytes.of(update.content().getBytes(StandardCharsets.UTF_8));
        var answer = kept.keepPayment(new PaymentNotification(id, GATEWAY, update.receivedAt(), raw));
        if (!(answer instanceof JournalAnswer.Kept)) {
            log.warn("A payment could not be journaled: answer={}; Telegram alone has it", answer);
        }
    }

    /** Puts what is kept among the updates that wait to be acted on; the journal forgets it once that is stable. */
    void handOver(UpdateReader reader, Intake intake) {
        var kept = journal.get();
        if (kept == null) {
            return;
        }
        for (var payment : kept.state().payments()) {
            var update = payment.gateway().equals(GATEWAY)
                    ? reader.single(payment.raw().toArray())
                    : null;
            if (update == null) {
                log.error("A payment in the journal can't be read: id={}; it stays there", payment.id());
            } else if (!isTaken(intake, update)) {
                return;
            } else if (kept.settlePayment(payment.id()) instanceof JournalAnswer.Kept) {
                log.info("A payment from the journal is to be acted on: update={}", update.updateId());
            }
        }
    }

    private static boolean isTaken(Intake intake, IncomingUpdate update) {
        try {
            intake.single(update);
            return true;
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isPassing(e)) {
                throw e;
            }
            log.debug("No database takes payments from the journal yet: update={}", update.updateId(), e);
            return false;
        }
    }
}
