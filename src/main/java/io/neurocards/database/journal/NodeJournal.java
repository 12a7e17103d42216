package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalRecord.Accepted;
import io.neurocards.database.journal.JournalRecord.Died;
import io.neurocards.database.journal.JournalRecord.Done;
import io.neurocards.database.journal.JournalRecord.FactKept;
import io.neurocards.database.journal.JournalRecord.Marked;
import io.neurocards.database.journal.JournalRecord.PaymentKept;
import io.neurocards.database.journal.JournalRecord.PaymentSettled;
import io.neurocards.database.journal.JournalRecord.Published;
import io.neurocards.database.journal.JournalRecord.RegisterChanged;
import io.neurocards.shared.OperationId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What this node must not forget while a database is away: the register, up to where everything is stable, the entries after
 * that, operations accepted in the meantime, payment notifications. One node, one journal, one process.
 *
 * <p>Every change blocks until it is on the disk, or refused, or unknown; changes of many callers share one force. Callers may
 * be virtual threads, and any number of them. See docs/journal.md for the files and what is proven about them.
 */
public final class NodeJournal implements AutoCloseable {

    private final JournalCore core;
    private final GroupCommit commits;

    private NodeJournal(JournalCore core) {
        this.core = core;
        this.commits = new GroupCommit(core);
    }

    /**
     * Opens the journal of {@code settings}, or begins one in empty folders.
     *
     * @throws JournalRefusedException when another process has it, or acknowledged records are damaged and no mirror has them
     * @throws IOException when no folder can be written
     */
    public static NodeJournal open(JournalSettings settings) throws IOException {
        return open(new DiskFiles(), settings);
    }

    static NodeJournal open(JournalFiles files, JournalSettings settings) throws IOException {
        return new NodeJournal(JournalCore.open(files, settings, new Contents()));
    }

    /** Returns what was acknowledged, as of now. Costs a copy of what waits. */
    public JournalState state() {
        return core.state();
    }

    /** Returns the register alone, which costs nothing. */
    public Register register() {
        return core.register();
    }

    /** Returns up to where everything is stable; {@link Mark#NONE} when no mark was journaled yet. Costs nothing. */
    public Mark mark() {
        return core.mark();
    }

    /** Returns the newest entry that is known: the last fact, or the mark without one. Costs nothing. */
    public Mark head() {
        return core.head();
    }

    /**
     * Returns kept entries after {@code seq}, in order, at most {@code limit}.
     *
     * @throws IOException when one cannot be read back; it was then damaged after it was acknowledged
     */
    public List<Fact> facts(long seq, int limit) throws IOException {
        return core.facts(seq, limit);
    }

    /** Returns what an operator should hear of, oldest first: of the opening, and since. */
    public List<Finding> findings() {
        return core.findings();
    }

    /** Returns which run of the node this is. */
    public String bootId() {
        return core.bootId();
    }

    /** Makes {@code next} the register if it is {@code expected} now; its epoch must be higher. */
    public JournalAnswer changeRegister(Register expected, Register next) {
        return commits.commit(new Change(expected, new RegisterChanged(next)));
    }

    /**
     * Everything up to {@code seq} is stable; kept entries up to there are dropped. One behind the mark is kept already, one
     * beyond the kept entries is not next, and a known number with another hash contradicts.
     */
    public JournalAnswer markStable(long seq, Bytes hash) {
        return commits.commit(new Change(new Marked(new Mark(seq, hash))));
    }

    /** Keeps the entry that follows the newest one known; the same one again is kept already. */
    public JournalAnswer keepFact(Fact fact) {
        return commits.commit(new Change(new FactKept(fact)));
    }

    /**
     * Publishes that the copies are in sync, in one record: the register becomes {@code next} if it is {@code expected} now,
     * everything up to {@code mark} is stable, and all kept entries are dropped, also later ones. The epoch stays when this
     * ends a join, and rises otherwise. Whether {@code mark} follows the newest entry kept here is the caller's to check
     * when it is beyond it.
     */
    public JournalAnswer publishInSync(Register expected, Register next, Mark mark) {
        return commits.commit(new Change(expected, new Published(next, mark)));
    }

    /** Keeps what a customer asked for. The same request under the same id is kept already. */
    public JournalAnswer accept(AcceptedOperation operation) {
        return commits.commit(new Change(new Accepted(operation)));
    }

    /** The operation was decided, and stably so. It is forgotten, also as a dead letter; one that does not wait is kept already. */
    public JournalAnswer done(OperationId operation) {
        return commits.commit(new Change(new Done(operation)));
    }

    /** The operation could not be decided; it waits for a person. */
    public JournalAnswer deadLetter(OperationId operation, String reason, Instant now) {
        return commits.commit(new Change(new Died(operation, reason, now)));
    }

    /** Keeps what a gateway sent. */
    public JournalAnswer keepPayment(PaymentNotification notification) {
        return commits.commit(new Change(new PaymentKept(notification)));
    }

    /** The notification was reconciled, and stably so. */
    public JournalAnswer settlePayment(UUID notification) {
        return commits.commit(new Change(new PaymentSettled(notification)));
    }

    /** Writes what is asked for already, refuses the rest, and gives the folders back. */
    @Override
    public void close() throws IOException {
        commits.close();
        core.close();
    }
}
