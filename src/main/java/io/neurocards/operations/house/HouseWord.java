package io.neurocards.operations.house;

import io.neurocards.database.Operation;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.shared.OperationId;
import java.util.Map;

/**
 * What an administrator wants done, and why.
 *
 * @param operation the same one again changes nothing and returns the first answer
 */
public record HouseWord(OperationId operation, Operator by, String reason) {

    /** Returns the operation that this word is on {@code subject}. */
    public Operation as(String action, String subject) {
        return new Operation(operation, action, by.name() + "\n" + subject + "\n" + reason);
    }

    /** Returns the line of the audit log. */
    public AuditLog.Act act(String action, String subject) {
        return act(action, subject, Map.of());
    }

    /** Returns the line of the audit log, with amounts and outcomes. */
    public AuditLog.Act act(String action, String subject, Map<String, ?> facts) {
        return new AuditLog.Act(by, action, subject, reason, facts);
    }
}
