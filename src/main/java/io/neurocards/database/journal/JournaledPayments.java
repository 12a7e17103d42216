package io.neurocards.database.journal;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What gateways told while no database could keep it: on this node's disk until one has it. Whoever told it is not answered
 * well, and may tell it again; whichever comes first is acted on, once.
 *
 * @param journal of this node; there is one with a backup only
 */
public record JournaledPayments(Supplier<@Nullable NodeJournal> journal) {

    private static final Logger log = LoggerFactory.getLogger(JournaledPayments.class);

    /** What became of one that was handed over. */
    public enum Handed {
        /** It is in a database, and stably so. */
        TAKEN,
        /** No database takes it yet. */
        LATER,
        /** It says nothing that is understood. */
        UNREADABLE
    }

    /** Takes what is handed over. */
    @FunctionalInterface
    public interface Taker {
        Handed take(PaymentNotification notification);
    }

    /** Keeps it, where there is a journal; returns whether it is on the disk. */
    public boolean keep(PaymentNotification notification) {
        var kept = journal.get();
        if (kept == null) {
            return false;
        }
        var answer = kept.keepPayment(notification);
        if (!(answer instanceof JournalAnswer.Kept)) {
            log.warn(
                    "A payment could not be journaled: gateway={}, answer={}; the gateway alone has it",
                    notification.gateway(),
                    answer);
        }
        return answer instanceof JournalAnswer.Kept;
    }

    /** Hands over what came from the gateways that are meant, until one can't be taken yet; the journal forgets what was taken. */
    public void handOver(Predicate<String> gateways, Taker taker) {
        var kept = journal.get();
        if (kept == null) {
            return;
        }
        for (var payment : kept.state().payments()) {
            if (!gateways.test(payment.gateway())) {
                continue;
            }
            switch (taker.take(payment)) {
                case TAKEN -> settle(kept, payment);
                case LATER -> {
                    return;
                }
                case UNREADABLE ->
                    log.error("A payment in the journal can't be read: id={}; it stays there", payment.id());
            }
        }
    }

    private static void settle(NodeJournal kept, PaymentNotification payment) {
        if (kept.settlePayment(payment.id()) instanceof JournalAnswer.Kept) {
            log.info(
                    "A payment from the journal is to be acted on: gateway={}, id={}", payment.gateway(), payment.id());
        }
    }
}
