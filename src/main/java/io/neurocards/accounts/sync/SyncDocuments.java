package io.neurocards.accounts.sync;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A device sends what was changed on it, and gets what was changed elsewhere. An operation is done once, however often it is sent; one
 * that was based on an older version than there is changes nothing, and its device is told what is there.
 */
@Component
public final class SyncDocuments {

    /** How many operations one request may carry. */
    public static final int MOST_OPERATIONS = 100;

    /** How many documents somebody may have. */
    static final int MOST_DOCUMENTS = 1000;
    /** With those of deleted documents, which are kept for a while. */
    private static final int MOST_KEYS = 10_000;

    private static final int MOST_CHANGES = 100;

    private final Decisions decisions;
    private final Admission admission;
    private final SyncRows rows;
    private final Clock clock;

    SyncDocuments(Decisions decisions, Admission admission, SyncRows rows, Clock clock) {
        this.decisions = decisions;
        this.admission = admission;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Does the operations in their order, all in one transaction, and returns what the device has not heard of.
     *
     * @param cursor of the device's last answer; null for one that has nothing
     * @throws ProblemException INVALID_REQUEST with {@code field}; TOO_MANY_DOCUMENTS with {@code limit};
     *     IDEMPOTENCY_KEY_REUSED when an id was used for another operation; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE;
     *     nothing is changed then
     */
    public SyncAnswer synchronise(PersonId person, @Nullable String cursor, List<SyncOperation> operations) {
        if (operations.size() > MOST_OPERATIONS) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST)
                    .with("field", "operations")
                    .with("limit", MOST_OPERATIONS);
        }
        var at = cursor == null ? null : SyncCursor.of(cursor);
        if (operations.isEmpty()) {
            return answer(person, at, List.of());
        }
        return decisions.act(() -> {
            admission.require(person);
            return answer(person, at, done(person, operations));
        });
    }

    private List<SyncResult> done(PersonId person, List<SyncOperation> operations) {
        var now = clock.instant();
        var head = rows.lock(person);
        var results = new ArrayList<SyncResult>();
        for (var operation : operations) {
            var result = done(person, operation, head, now);
            if (result instanceof SyncResult.Applied) {
                head = head.next();
            }
            results.add(result);
        }
        return results;
    }

    private SyncResult done(PersonId person, SyncOperation operation, SyncHead head, Instant now) {
        var asked = rows.asked(person, operation.id());
        var server = rows.find(person, operation.collection(), operation.key())
                .orElseGet(() -> new SyncDocument(operation.collection(), operation.key(), 0, null));
        if (asked.isPresent()) {
            return repeated(operation, asked.get(), server);
        }
        if (server.version() != operation.baseVersion()) {
            rows.insert(person, operation, null, now);
            return new SyncResult.Conflict(operation, server);
        }
        if (server.value() == null) {
            requireRoom(person, server.version() == 0, operation.value() != null);
        }
        var next = head.next();
        rows.move(person, next);
        rows.insert(person, operation, next.change(), now);
        rows.put(
                person,
                new SyncDocument(operation.collection(), operation.key(), next.change(), operation.value()),
                now);
        return new SyncResult.Applied(operation, next.change());
    }

    private void requireRoom(PersonId person, boolean isNewKey, boolean isDocument) {
        var counted = rows.count(person);
        if (isDocument && counted.documents() >= MOST_DOCUMENTS) {
            throw new ProblemException(ProblemCode.TOO_MANY_DOCUMENTS).with("limit", MOST_DOCUMENTS);
        }
        if (isNewKey && counted.keys() >= MOST_KEYS) {
            throw new ProblemException(ProblemCode.TOO_MANY_DOCUMENTS).with("limit", MOST_KEYS);
        }
    }

    private static SyncResult repeated(SyncOperation operation, SyncRows.Asked asked, SyncDocument server) {
        if (!MessageDigest.isEqual(asked.requestHash(), operation.hash())) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        var change = asked.change();
        return change == null ? new SyncResult.Conflict(operation, server) : new SyncResult.Replayed(operation, change);
    }

    private SyncAnswer answer(PersonId person, @Nullable SyncCursor cursor, List<SyncResult> results) {
        if (cursor != null) {
            var seen = rows.after(person, cursor, MOST_CHANGES + 1);
            if (cursor.isGood(person, seen.head())) {
                return answer(cursor, seen, false, results);
            }
        }
        // What is forgotten after the head was read can't matter to a device that has nothing.
        var beginning = SyncCursor.beginning(person, rows.head(person));
        return answer(beginning, rows.after(person, beginning, MOST_CHANGES + 1), true, results);
    }

    private static SyncAnswer answer(SyncCursor cursor, SyncRows.Seen seen, boolean isFull, List<SyncResult> results) {
        var documents = seen.documents();
        if (documents.size() <= MOST_CHANGES) {
            var latest = seen.head().change();
            return new SyncAnswer(cursor.at(latest, latest).text(), isFull, false, documents, results);
        }
        var part = documents.subList(0, MOST_CHANGES);
        var last = part.getLast().version();
        return new SyncAnswer(cursor.at(last, cursor.since()).text(), isFull, true, part, results);
    }
}
