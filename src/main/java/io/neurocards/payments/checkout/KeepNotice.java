package io.neurocards.payments.checkout;

import io.neurocards.database.Decisions;
import io.neurocards.database.journal.JournaledPayments;
import io.neurocards.database.journal.JournaledPayments.Handed;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.PaymentNotification;
import io.neurocards.jobs.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps what a gateway told: in the database, with the job that acts on it, or else in this node's journal until then. */
@Component
final class KeepNotice {

    private static final Logger log = LoggerFactory.getLogger(KeepNotice.class);

    private final Decisions decisions;
    private final NoticeRows rows;
    private final Jobs jobs;
    private final Gateways gateways;
    private final JournaledPayments journal;

    KeepNotice(
            Decisions decisions, NoticeRows rows, Jobs jobs, Gateways gateways, ObjectProvider<NodeJournal> journal) {
        this.decisions = decisions;
        this.rows = rows;
        this.jobs = jobs;
        this.gateways = gateways;
        this.journal = new JournaledPayments(journal::getIfAvailable);
    }

    /** Returns whether a database has it; it is in the journal otherwise, where there is one. */
    boolean keep(Notice notice) {
        if (isStored(notice)) {
            return true;
        }
        journal.keep(new PaymentNotification(notice.id(), notice.gateway(), notice.receivedAt(), notice.packed()));
        return false;
    }

    /** Keeps it in a database, or nowhere; returns whether one has it. */
    boolean isStored(Notice notice) {
        try {
            decisions.act(() -> {
                if (rows.insert(notice)) {
                    jobs.enqueue(LookUpNotice.TYPE, notice.id());
                }
            });
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.warn("A notification could not be kept: gateway={}, id={}", notice.gateway(), notice.id(), e);
            return false;
        }
    }

    /** Hands over what the journal has. */
    void handOver() {
        journal.handOver(
                name -> gateways.find(name).isPresent(),
                kept -> Notice.unpacked(kept.gateway(), kept.raw(), kept.receivedAt())
                        .map(notice -> isStored(notice) ? Handed.TAKEN : Handed.LATER)
                        .orElse(Handed.UNREADABLE));
    }
}
