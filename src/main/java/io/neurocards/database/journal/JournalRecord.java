package io.neurocards.database.journal;

import io.neurocards.shared.OperationId;
import java.time.Instant;
import java.util.UUID;

/** One record of the journal; read in order, they make the {@link Contents}. */
sealed interface JournalRecord {

    record RegisterChanged(Register register) implements JournalRecord {}

    record Marked(Mark mark) implements JournalRecord {}

    record FactKept(Fact fact) implements JournalRecord {}

    /** The copies are in sync: mark, register and the end of all facts in one record, or a stale tail would be salvaged (R13). */
    record Published(Register register, Mark mark) implements JournalRecord {}

    record Accepted(AcceptedOperation operation) implements JournalRecord {}

    record Done(OperationId operation) implements JournalRecord {}

    record Died(OperationId operation, String reason, Instant at) implements JournalRecord {}

    record PaymentKept(PaymentNotification notification) implements JournalRecord {}

    record PaymentSettled(UUID notification) implements JournalRecord {}
}
