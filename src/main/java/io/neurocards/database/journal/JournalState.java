package io.neurocards.database.journal;

import java.util.List;

/**
 * What the journal has acknowledged, at one moment.
 *
 * @param mark up to where everything is stable
 * @param head the newest entry that is known: the last fact, or the mark without one
 * @param facts how many entries after the mark are kept; {@link NodeJournal#facts} reads them
 * @param waiting accepted and not decided, in the order of acceptance
 * @param payments not reconciled yet, in the order of arrival
 * @param lastId of the newest record
 * @param copies how many folders are in service
 */
public record JournalState(
        Register register,
        Mark mark,
        Mark head,
        int facts,
        List<AcceptedOperation> waiting,
        List<DeadLetter> deadLetters,
        List<PaymentNotification> payments,
        long lastId,
        int copies) {}
