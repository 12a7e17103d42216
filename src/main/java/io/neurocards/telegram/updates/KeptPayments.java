package io.neurocards.telegram.updates;

import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.JournaledPayments;
import io.neurocards.database.journal.JournaledPayments.Handed;
import io.neurocards.database.journal.PaymentNotification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Telegram told of Stars that moved while no database could keep it: on this node's disk until one has it. Telegram is
 * not told so, and may bring it again; whichever comes first is acted on, once.
 */
record KeptPayments(JournaledPayments journal, long botId) {

    private static final Logger log = LoggerFactory.getLogger(KeptPayments.class);
    private static final String GATEWAY = "telegram_stars";

    void keep(IncomingUpdate update) {
        if (!update.tellsOfStars()) {
            return;
        }
        var id = UUID.nameUUIDFromBytes(
                (GATEWAY + ":" + botId + ":" + update.updateId()).getBytes(StandardCharsets.UTF_8));
        var raw = Bytes.of(update.content().getBytes(StandardCharsets.UTF_8));
        journal.keep(new PaymentNotification(id, GATEWAY, update.receivedAt(), raw));
    }

    /** Puts what is kept among the updates that wait to be acted on; the journal forgets it once that is stable. */
    void handOver(UpdateReader reader, Intake intake) {
        journal.handOver(GATEWAY::equals, payment -> {
            var update = reader.single(payment.raw().toArray());
            if (update == null) {
                return Handed.UNREADABLE;
            }
            return isTaken(intake, update) ? Handed.TAKEN : Handed.LATER;
        });
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
